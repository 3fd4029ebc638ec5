using Funding.Functions.Tests.Running;
using Funding.Local;
using Funding.Local.Recording;
using Spectre.Console;

namespace Funding.Functions.Tests.Releases;

public sealed class RecordingTests
{
    [Fact]
    public async Task A_release_that_is_recorded_is_never_written_over()
    {
        var line = CommandLine.Read([
            "record-histories",
            "--release",
            "1.0",
            "--to",
            Path.Combine(Repository.Root, "tests", "Releases"),
        ]);

        var refused = await Assert.ThrowsAsync<UsageException>(() => RecordWord.RunAsync(line, AnsiConsole.Console));

        Assert.Contains("is there already", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record-histories")]
    [InlineData("record-histories", "--release", "../1.0")]
    [InlineData("record-histories", "--release", "1")]
    public async Task A_release_has_a_name_of_two_numbers(params string[] arguments) =>
        await Assert.ThrowsAsync<UsageException>(() =>
            RecordWord.RunAsync(CommandLine.Read(arguments), AnsiConsole.Console)
        );
}
