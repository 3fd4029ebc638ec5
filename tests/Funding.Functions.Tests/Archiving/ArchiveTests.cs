using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Archiving;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Tests.Storage;
using static Funding.Core.ApplicationCommand;

namespace Funding.Functions.Tests.Archiving;

/// <summary>A whole case as one file: what is in it, that it is as it was registered, and that no name in it does harm.</summary>
[Collection(AzuriteTests.Name)]
public sealed class ArchiveTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly StorageWorld _world = new(azurite);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_archive_holds_the_whole_case_with_checksums_and_an_index_that_names_every_file()
    {
        var process = await LifeAsync("bilaga ett.txt", "../../etc/passwd.txt", "CON.txt", "a<b>\u202etxt.exe.txt");
        var state = (await process.Store.LoadAsync(StoredLife.Id, default))!.State;

        var bytes = await ArchiveAsync(process, state);

        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var files = archive.Entries.ToDictionary(entry => entry.FullName, Read, StringComparer.Ordinal);
        Assert.Equal(files.Count, archive.Entries.Count);
        var manifest = Encoding.UTF8.GetString(files["manifest-sha256.txt"]);
        Assert.Equal(
            files.Keys.Where(name => name != "manifest-sha256.txt"),
            manifest.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[66..])
        );
        Assert.All(
            manifest.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(files[line[66..]])))
        );
        var index = Encoding.UTF8.GetString(files["index.html"]);
        Assert.All(
            files.Keys.Where(name => name is not ("index.html" or "manifest-sha256.txt")),
            name =>
                Assert.Contains(
                    $"href=\"{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}\"",
                    WebUtility.HtmlDecode(index),
                    StringComparison.Ordinal
                )
        );
        Assert.DoesNotContain("<script", index, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", index, StringComparison.OrdinalIgnoreCase);

        Assert.Equal(
            state.Records.Count,
            files.Keys.Count(name => name.StartsWith("handlingar/", StringComparison.Ordinal))
        );
        Assert.Equal(
            [
                "bilagor/0001-bilaga_ett.txt",
                "bilagor/0002-passwd.txt",
                "bilagor/0003-_CON.txt",
                "bilagor/0004-a_b__txt.exe.txt",
            ],
            files.Keys.Where(name => name.StartsWith("bilagor/", StringComparison.Ordinal))
        );
        var trail = JsonElement.Parse(files["handelser.json"]);
        Assert.Equal(state.Version, trail.GetArrayLength());
        // What was typed before it was sent in is the applicant's: its place is there, and nothing of it.
        Assert.All(
            trail
                .EnumerateArray()
                .Where(line => line.GetProperty("type").GetString() is "draftCreated" or "formEdited"),
            line =>
                Assert.False(line.TryGetProperty("event", out var happened) && happened.ValueKind != JsonValueKind.Null)
        );
        Assert.Contains("KAL-2026-0001", index, StringComparison.Ordinal);
        var mails = files.Where(file => file.Key.StartsWith("meddelanden/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(mails);
        // What the office is told of votes comes with the day's digest.
        Assert.All(mails, mail => Assert.Matches("Läge: (skickat|samlat) ", Encoding.UTF8.GetString(mail.Value)));
    }

    [Fact]
    public async Task The_same_case_gives_the_same_archive()
    {
        var process = await LifeAsync("bilaga.txt");
        var state = (await process.Store.LoadAsync(StoredLife.Id, default))!.State;

        Assert.Equal(await ArchiveAsync(process, state), await ArchiveAsync(process, state));
    }

    [Fact]
    public async Task What_was_altered_is_left_out_and_the_index_says_so()
    {
        var process = await LifeAsync("bilaga.txt");
        var clients = process.Get<StorageClients>();
        var state = (await process.Store.LoadAsync(StoredLife.Id, default))!.State;
        await clients
            .Records.GetBlobClient($"{StoredLife.Id}/decision-1.html")
            .UploadAsync(BinaryData.FromString("<p>Annat</p>"), overwrite: true);
        await clients.Attachments.DeleteBlobAsync($"{StoredLife.Id}/file-0");

        using var archive = new ZipArchive(new MemoryStream(await ArchiveAsync(process, state)), ZipArchiveMode.Read);

        var index = WebUtility.HtmlDecode(Encoding.UTF8.GetString(Read(archive.GetEntry("index.html")!)));
        Assert.Contains(
            "inte är den som registrerades",
            index.Replace("är inte den som", "inte är den som", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains("bilaga.txt: filen är borta", index, StringComparison.Ordinal);
        Assert.DoesNotContain(
            archive.Entries,
            entry => entry.FullName.Contains("decision-1", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            archive.Entries,
            entry => entry.FullName.StartsWith("bilagor/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Taking_a_case_out_is_written_down_every_time()
    {
        var process = await StoredLife.UpToAsync(_world, "submit");

        for (var i = 0; i < 2; i++)
        {
            Assert.IsType<ChangeResult.Changed>(
                await process.Store.ChangeAsync(
                    process.Client,
                    StoredLife.Id,
                    new RecordExport($"{i}"),
                    People.Officer,
                    null,
                    default
                )
            );
        }

        var trail = await process.Store.ReadTrailAsync(StoredLife.Id, null, 1000, default);
        Assert.Equal(
            2,
            trail.Items.Count(entry =>
                entry.Event is ApplicationEvent.CaseExported && entry.Event.By.PersonId == People.Officer.PersonId
            )
        );
    }

    private async Task<byte[]> ArchiveAsync(StorageProcess process, Application state)
    {
        using var to = new ForwardStream();
        await new CaseArchive(process.Get<ArchiveSources>(), state, People.Officer, _world.Time.GetUtcNow()).WriteAsync(
            to,
            default
        );
        return to.Written.ToArray();
    }

    private async Task<StorageProcess> LifeAsync(params string[] names)
    {
        var process = await _world.StartAsync();
        foreach (var step in StoredLife.Steps)
        {
            Assert.IsType<ChangeResult.Changed>(await StoredLife.DoAsync(process, step, process));
            if (step.Name == "edit")
            {
                foreach (var (index, name) in names.Index())
                {
                    using var content = new MemoryStream(Encoding.UTF8.GetBytes($"bilaga {index}"));
                    var stored = Assert.IsType<AttachmentUpload.Stored>(
                        await process
                            .Get<AttachmentStore>()
                            .SaveAsync(StoredLife.Id, name, content, FileRoom.For(1000), default, $"file-{index}")
                    );
                    Assert.IsType<ChangeResult.Changed>(
                        await process.Store.ChangeAsync(
                            process.Client,
                            StoredLife.Id,
                            new AttachDocument(stored.Document),
                            People.Editor,
                            null,
                            default
                        )
                    );
                }
            }
            if (step.Name == "countersign")
            {
                break;
            }
        }
        return process;
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var all = new MemoryStream();
        content.CopyTo(all);
        return all.ToArray();
    }

    /// <summary>As a web server's answer: only forward, and never waiting for the network.</summary>
    private sealed class ForwardStream : Stream
    {
        internal MemoryStream Written { get; } = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Written.WriteAsync(buffer, offset, count, cancellationToken);

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => Written.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() =>
            throw new InvalidOperationException("A server's answer is flushed asynchronously.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new InvalidOperationException("A server's answer is written asynchronously.");
    }
}
