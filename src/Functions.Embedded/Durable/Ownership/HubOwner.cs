using System.Diagnostics;
using System.Globalization;

namespace Functions.Embedded.Durable.Ownership;

/// <summary>Who owns a task hub, as written beside the lease.</summary>
/// <param name="Machine">Name of the machine.</param>
/// <param name="ProcessId">The process.</param>
/// <param name="ProcessStart">When it started: tells it from a later process with the same id.</param>
/// <param name="Engine">Which engine of the process.</param>
internal sealed record HubOwner(string Machine, int ProcessId, DateTime ProcessStart, string Engine)
{
    private static readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private static readonly TimeSpan _clockTolerance = TimeSpan.FromSeconds(2);

    /// <summary>A new engine of this process, which counts as running until <see cref="Retire"/>.</summary>
    public static HubOwner Enlist()
    {
        using var process = Process.GetCurrentProcess();
        var engine = Guid.NewGuid().ToString("N");
        lock (_running)
        {
            _running.Add(engine);
        }

        return new HubOwner(Environment.MachineName, process.Id, process.StartTime.ToUniversalTime(), engine);
    }

    /// <summary>Notes that this engine does nothing more.</summary>
    public void Retire()
    {
        lock (_running)
        {
            _running.Remove(Engine);
        }
    }

    /// <summary>Whether this owner is known to be dead: it was on this machine and is there no more.</summary>
    public bool IsKnownDead()
    {
        if (!string.Equals(Machine, Environment.MachineName, StringComparison.Ordinal))
        {
            return false;
        }

        if (ProcessId == Environment.ProcessId && IsProcessOf(Process.GetCurrentProcess()))
        {
            lock (_running)
            {
                return !_running.Contains(Engine);
            }
        }

        try
        {
            return !IsProcessOf(Process.GetProcessById(ProcessId));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    public Dictionary<string, string> ToMetadata() =>
        new(StringComparer.Ordinal)
        {
            ["machine"] = Uri.EscapeDataString(Machine),
            ["process"] = ProcessId.ToString(CultureInfo.InvariantCulture),
            ["started"] = ProcessStart.ToString("O", CultureInfo.InvariantCulture),
            ["engine"] = Engine,
        };

    public static HubOwner? FromMetadata(IDictionary<string, string> metadata) =>
        metadata.TryGetValue("machine", out var machine)
        && metadata.TryGetValue("process", out var process)
        && metadata.TryGetValue("started", out var started)
        && metadata.TryGetValue("engine", out var engine)
        && int.TryParse(process, CultureInfo.InvariantCulture, out var id)
        && DateTime.TryParse(started, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var start)
            ? new HubOwner(Uri.UnescapeDataString(machine), id, start, engine)
            : null;

    private bool IsProcessOf(Process process)
    {
        using (process)
        {
            try
            {
                return !process.HasExited
                    && (process.StartTime.ToUniversalTime() - ProcessStart).Duration() < _clockTolerance;
            }
            catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // It ended meanwhile, or it is somebody else's: in the second case it is not certain to be dead.
                return e is System.ComponentModel.Win32Exception;
            }
        }
    }
}
