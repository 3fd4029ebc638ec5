using System.IO.Compression;
using System.Net;
using System.Text;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Archiving;
using Funding.Functions.Extracting;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Tests.Storage;
using static Funding.Core.ApplicationCommand;

namespace Funding.Functions.Tests.Extracting;

/// <summary>What is handed out of a case: what was chosen, and nothing of what is marked.</summary>
[Collection(AzuriteTests.Name)]
public sealed class ExtractTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private const string Statute = "26 kap. 1 § OSL";
    private readonly StorageWorld _world = new(azurite);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_extract_holds_every_document_that_was_chosen_and_no_word_that_is_marked()
    {
        var process = await LifeAsync();
        var reasons = Samples.Opinion.Reasons;
        var background = Samples.Form.Background;
        var state = await StateAsync(process);
        var papers = new ExtractPapers(process.Get<ArchiveSources>(), state);
        var register = await papers.RegisterAsync(default);
        var opinion = register.First(entry => entry.Kind is DocumentKind.Opinion);
        var application = register.First(entry => entry.Kind is DocumentKind.Application);
        var file = register.Single(entry => entry.Kind is DocumentKind.Attachment);
        // All of it can be read before anything is marked: what follows could not fail otherwise.
        Assert.Contains(
            reasons,
            WebUtility.HtmlDecode(await papers.ReadAsync(opinion, default)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            background,
            WebUtility.HtmlDecode(await papers.ReadAsync(application, default)),
            StringComparison.Ordinal
        );

        await DoAsync(process, new MarkSecrecy(opinion.Number, reasons, Statute, "Skäl"));
        await DoAsync(process, new MarkSecrecy(application.Number, background, "21 kap. 1 § OSL", "Skäl"));
        await DoAsync(process, new MarkSecrecy(file.Number, "", "25 kap. 1 § OSL", "Skäl"));
        var files = await ExtractAsync(process, [.. register.Select(entry => entry.Number)]);

        Assert.Equal(
            register.Where(entry => entry != file).Select(entry => $"handlingar/{entry.Number:D4}.html"),
            files.Keys.Where(name => name != "index.html").Order(StringComparer.Ordinal)
        );
        Assert.All(
            files.Values,
            text =>
            {
                var words = WebUtility.HtmlDecode(text);
                Assert.DoesNotContain(reasons, words, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(background, words, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("hemligt innehåll", words, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("http-equiv", words, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("<script", words, StringComparison.OrdinalIgnoreCase);
            }
        );
        Assert.Contains(
            "[maskat: 26 kap. 1 § OSL]",
            files[$"handlingar/{opinion.Number:D4}.html"],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "[maskat: 21 kap. 1 § OSL]",
            files[$"handlingar/{application.Number:D4}.html"],
            StringComparison.Ordinal
        );
        var index = WebUtility.HtmlDecode(files["index.html"]);
        Assert.Contains("hela handlingen är sekretessmarkerad (25 kap. 1 § OSL)", index, StringComparison.Ordinal);
        Assert.Contains("överklagas till kammarrätten", index, StringComparison.Ordinal);
        // Each document says something: none is an empty page.
        Assert.All(
            files.Where(part => part.Key != "index.html"),
            part => Assert.Contains("KAL-2026-0001", part.Value, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_not_chosen_is_not_there_and_a_file_goes_out_as_it_is()
    {
        var process = await LifeAsync();
        var state = await StateAsync(process);
        var register = await new ExtractPapers(process.Get<ArchiveSources>(), state).RegisterAsync(default);
        var file = register.Single(entry => entry.Kind is DocumentKind.Attachment);

        var files = await ExtractAsync(process, [file.Number]);

        Assert.Equal(
            [$"handlingar/{file.Number:D4}-bilaga.txt", "index.html"],
            files.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal("hemligt innehåll", files[$"handlingar/{file.Number:D4}-bilaga.txt"]);
        Assert.DoesNotContain("kammarrätten", files["index.html"], StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, string>> ExtractAsync(StorageProcess process, IReadOnlyList<int> chosen)
    {
        using var to = new MemoryStream();
        await new CaseExtract(
            process.Get<ArchiveSources>(),
            await StateAsync(process),
            chosen,
            _world.Time.GetUtcNow()
        ).WriteAsync(to, default);
        to.Position = 0;
        using var archive = new ZipArchive(to, ZipArchiveMode.Read);
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var text = new StreamReader(await entry.OpenAsync(), Encoding.UTF8);
            files.Add(entry.FullName, await text.ReadToEndAsync());
        }
        return files;
    }

    private static async Task<Application> StateAsync(StorageProcess process) =>
        (await process.Store.LoadAsync(StoredLife.Id, default))!.State;

    private static async Task DoAsync(StorageProcess process, ApplicationCommand command, Actor? by = null) =>
        Assert.IsType<ChangeResult.Changed>(
            await process.Store.ChangeAsync(process.Client, StoredLife.Id, command, by ?? People.Officer, null, default)
        );

    private async Task<StorageProcess> LifeAsync()
    {
        var process = await _world.StartAsync();
        foreach (var step in StoredLife.Steps)
        {
            Assert.IsType<ChangeResult.Changed>(await StoredLife.DoAsync(process, step, process));
            if (step.Name == "edit")
            {
                using var content = new MemoryStream("hemligt innehåll"u8.ToArray());
                var stored = Assert.IsType<AttachmentUpload.Stored>(
                    await process
                        .Get<AttachmentStore>()
                        .SaveAsync(StoredLife.Id, "bilaga.txt", content, FileRoom.For(1000), default, "file-1")
                );
                await DoAsync(process, new AttachDocument(stored.Document), People.Editor);
            }
            if (step.Name == "countersign")
            {
                break;
            }
        }
        return process;
    }
}
