using Functions.Embedded;
using Functions.Embedded.Azurite;
using Funding.Functions.Settings;
using Funding.Local.Demo;
using Funding.Local.Recording;
using Funding.Local.Run;
using Funding.Local.Verifying;
using Spectre.Console;

namespace Funding.Local;

internal static class EntryPoint
{
    private static async Task<int> Main(string[] arguments)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            // Lines of a log file are not wrapped at the width of a terminal that is not there.
            console.Profile.Width = 240;
        }

        try
        {
            var line = CommandLine.Read(arguments);
            return line.Word switch
            {
                "run" => await RunWord.RunAsync(line, console),
                "demo" => await DemoWord.RunAsync(line, console),
                "verify" => await VerifyWord.RunAsync(line, console),
                _ => await RecordWord.RunAsync(line, console),
            };
        }
        catch (Exception e)
            when (e
                    is UsageException
                        or AzuriteStartException
                        or EmbeddedRuntimeStartException
                        or SettingsException
                        or LifeException
            )
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }
}
