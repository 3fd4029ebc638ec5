using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Functions.Embedded.Azurite;

namespace Functions.Embedded.Tests.Azurite;

public sealed class AzuriteProcessTests
{
    private static readonly string _searchFrom = AppContext.BaseDirectory;

    [Fact]
    public async Task Blobs_and_tables_can_be_used_as_soon_as_the_start_returns()
    {
        await using var azurite = await AzuriteProcess.StartAsync(searchFrom: _searchFrom);

        await WriteRowAsync(azurite, "first");
        var container = new BlobContainerClient(azurite.ConnectionString, "letters");
        await container.CreateAsync();
        await container.UploadBlobAsync("letter", BinaryData.FromString("Hej"));

        Assert.Equal("first", await ReadRowAsync(azurite));
        var letter = await container.GetBlobClient("letter").DownloadContentAsync();
        Assert.Equal("Hej", letter.Value.Content.ToString());
    }

    [Fact]
    public async Task Two_run_side_by_side_and_know_nothing_of_each_other()
    {
        var starts = new[]
        {
            AzuriteProcess.StartAsync(searchFrom: _searchFrom),
            AzuriteProcess.StartAsync(searchFrom: _searchFrom),
        };
        var both = await Task.WhenAll(starts);
        await using var one = both[0];
        await using var other = both[1];

        await WriteRowAsync(one, "one");
        await WriteRowAsync(other, "other");

        Assert.Equal("one", await ReadRowAsync(one));
        Assert.Equal("other", await ReadRowAsync(other));
    }

    [Fact]
    public async Task Data_written_just_before_the_stop_are_there_after_the_next_start()
    {
        using var folder = new TemporaryFolder();
        await using (var azurite = await AzuriteProcess.StartAsync(folder.Path, _searchFrom))
        {
            await WriteRowAsync(azurite, "kept");
        }

        await using var again = await AzuriteProcess.StartAsync(folder.Path, _searchFrom);
        Assert.Equal("kept", await ReadRowAsync(again));
    }

    [Fact]
    public async Task Stopping_leaves_no_process_behind()
    {
        var azurite = await AzuriteProcess.StartAsync(searchFrom: _searchFrom);
        var id = azurite.ProcessId;
        Assert.True(IsRunning(id));

        await azurite.DisposeAsync();

        Assert.False(IsRunning(id));
    }

    [Fact]
    public async Task When_our_process_is_killed_Azurite_saves_and_ends_and_the_next_start_waits_for_that()
    {
        using var folder = new TemporaryFolder();
        await using var child = ChildProcess.Start(["azurite", folder.Path, _searchFrom]);
        var azuriteId = int.Parse(await child.ReadUntilAsync("ready "), CultureInfo.InvariantCulture);

        await child.KillAsync();

        await using var azurite = await AzuriteProcess.StartAsync(folder.Path, _searchFrom);
        Assert.False(IsRunning(azuriteId));
        var row = await new TableClient(azurite.ConnectionString, "Kept").GetEntityAsync<TableEntity>("kept", "row");
        Assert.Equal("written just before the kill", row.Value.GetString("Text"));
    }

    [Fact]
    public async Task A_second_start_on_one_folder_says_that_it_waits_and_goes_on_when_the_first_has_ended()
    {
        using var folder = new TemporaryFolder();
        var first = await AzuriteProcess.StartAsync(folder.Path, _searchFrom);
        var firstId = first.ProcessId;
        await WriteRowAsync(first, "from the first");
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);

        var second = AzuriteProcess.StartAsync(folder.Path, _searchFrom, told.SetResult);
        var sentence = await told.Task;
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();

        await using var azurite = await second;
        Assert.Contains($"(process {firstId})", sentence, StringComparison.Ordinal);
        Assert.Contains(folder.Path, sentence, StringComparison.Ordinal);
        Assert.Equal("from the first", await ReadRowAsync(azurite));
    }

    [Fact]
    public async Task A_folder_left_by_an_Azurite_that_was_itself_killed_is_taken_over()
    {
        using var folder = new TemporaryFolder();
        await using (var azurite = await AzuriteProcess.StartAsync(folder.Path, _searchFrom))
        {
            Process.GetProcessById(azurite.ProcessId).Kill();
        }

        await using var again = await AzuriteProcess.StartAsync(folder.Path, _searchFrom);
        await WriteRowAsync(again, "usable");
        Assert.Equal("usable", await ReadRowAsync(again));
    }

    [Fact]
    public async Task Ctrl_C_in_the_terminal_leaves_Azurite_to_us()
    {
        await using var azurite = await AzuriteProcess.StartAsync(searchFrom: _searchFrom);

        using (var kill = Process.Start("kill", ["-INT", azurite.ProcessId.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await WriteRowAsync(azurite, "still here");
        Assert.Equal("still here", await ReadRowAsync(azurite));
    }

    [Fact]
    public async Task Where_npm_has_not_installed_it_the_message_says_what_to_run_and_where()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "package.json"), "{}");
        var below = Directory.CreateDirectory(Path.Combine(folder.Path, "bin")).FullName;

        var e = await Assert.ThrowsAsync<AzuriteStartException>(() => AzuriteProcess.StartAsync(searchFrom: below));

        Assert.Contains("is not installed", e.Message, StringComparison.Ordinal);
        Assert.Contains($"Run `npm ci` in {folder.Path}, then start again.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Node_the_message_says_what_to_install()
    {
        using var folder = new TemporaryFolder();
        await using var child = ChildProcess.Start(["azurite", folder.Path, _searchFrom], ("PATH", folder.Path));

        var message = await child.ReadUntilAsync("Node.js was not found");

        Assert.Contains("Install Node.js 20 or later", message, StringComparison.Ordinal);
        Assert.Equal(1, await child.WaitForExitAsync());
    }

    private static async Task WriteRowAsync(AzuriteProcess azurite, string text)
    {
        var table = new TableClient(azurite.ConnectionString, "Rows");
        await table.CreateIfNotExistsAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Text"] = text });
    }

    private static async Task<string> ReadRowAsync(AzuriteProcess azurite)
    {
        var row = await new TableClient(azurite.ConnectionString, "Rows").GetEntityAsync<TableEntity>("p", "r");
        return row.Value.GetString("Text");
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && process.WorkingSet64 > 0;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
