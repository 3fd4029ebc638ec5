using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Functions.Embedded.Azurite;

/// <summary>Reads what Azurite says: where it listens, and why it did not start.</summary>
internal sealed partial class AzuriteOutput
{
    private const int RememberedLines = 20;
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _lastLines = new();
    private readonly Process _process;

    internal AzuriteOutput(Process process)
    {
        _process = process;
        process.EnableRaisingEvents = true;
        process.OutputDataReceived += (_, e) => Read(e.Data);
        process.ErrorDataReceived += (_, e) => Read(e.Data);
        process.Exited += (_, _) => _listening.TrySetResult();
    }

    internal string? Blob { get; private set; }

    internal string? Table { get; private set; }

    internal async Task WaitUntilListeningAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await _listening.Task.WaitAsync(limit, TimeProvider.System, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new AzuriteStartException(
                $"Azurite (local storage) did not answer within {limit.TotalSeconds:0} seconds.{LastLines()}"
            );
        }

        if (Blob is null || Table is null)
        {
            await _process.WaitForExitAsync(cancellationToken);
            throw new AzuriteStartException(
                $"Azurite (local storage) ended while starting, with exit code {_process.ExitCode}.{LastLines()}"
            );
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > RememberedLines)
            {
                _lastLines.Dequeue();
            }
        }

        var match = Listening().Match(line);
        switch (match.Groups["service"].Value)
        {
            case "Blob":
                Blob = match.Groups["address"].Value;
                break;
            case "Table":
                Table = match.Groups["address"].Value;
                _listening.TrySetResult();
                break;
        }
    }

    private string LastLines()
    {
        lock (_lastLines)
        {
            return _lastLines.Count == 0
                ? ""
                : " It said:" + Environment.NewLine + string.Join(Environment.NewLine, _lastLines);
        }
    }

    [GeneratedRegex(
        @"^Azurite (?<service>Blob|Table) service is successfully listening at (?<address>http://\S+)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Listening();
}
