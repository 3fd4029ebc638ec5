using System.Diagnostics;
using System.Globalization;

namespace Functions.Embedded.Azurite;

/// <summary>A data folder, held while an Azurite is started on it: one Azurite at a time may use it.</summary>
internal sealed class AzuriteFolder : IAsyncDisposable
{
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(50);

    // The clock that Node reads and the one that the operating system stamps a process with differ a little.
    private static readonly TimeSpan _clockSlack = TimeSpan.FromSeconds(5);
    private readonly FileStream _startLock;

    private AzuriteFolder(string path, FileStream startLock)
    {
        Path = path;
        _startLock = startLock;
    }

    internal string Path { get; }

    internal string OwnerFile => OwnerFileOf(Path);

    internal static async Task<AzuriteFolder> TakeAsync(
        string path,
        Action<string>? report,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(path);
        var told = false;
        while (true)
        {
            var startLock = TryLock(path);
            var owner = startLock is null ? null : Owner(path);
            if (startLock is not null && owner is null)
            {
                File.Delete(OwnerFileOf(path));
                return new AzuriteFolder(path, startLock);
            }

            if (startLock is not null)
            {
                await startLock.DisposeAsync();
            }

            if (!told)
            {
                told = true;
                var who = owner is null ? "" : string.Create(CultureInfo.InvariantCulture, $" (process {owner})");
                report?.Invoke($"Another run{who} still uses the storage in {path}. Waiting until it has ended.");
            }

            await Task.Delay(_poll, TimeProvider.System, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _startLock.DisposeAsync();

    private static string OwnerFileOf(string path) => System.IO.Path.Combine(path, "azurite.owner");

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(
                System.IO.Path.Combine(path, "azurite.lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException)
        {
            return null;
        }
    }

    // A killed Azurite leaves its file behind, and its process id may have gone to another program: the time at which
    // the process started tells them apart.
    private static int? Owner(string path)
    {
        var parts = ReadOwnerFile(path).Split(' ');
        if (
            parts is not [var idText, var startedText]
            || !int.TryParse(idText, CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(startedText, CultureInfo.InvariantCulture, out var startedMilliseconds)
        )
        {
            return null;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            var claimed = DateTimeOffset.FromUnixTimeMilliseconds(startedMilliseconds);
            var started = new DateTimeOffset(process.StartTime);
            // A dead process that nobody has collected yet has no memory.
            return !process.HasExited && process.WorkingSet64 > 0 && (started - claimed).Duration() < _clockSlack
                ? id
                : null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string ReadOwnerFile(string path)
    {
        try
        {
            return File.ReadAllText(OwnerFileOf(path));
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }
}
