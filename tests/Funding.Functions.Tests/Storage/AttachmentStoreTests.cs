using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Tests.Files;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Funding.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class AttachmentStoreTests(AzuriteFixture azurite)
{
    private const long Limit = 10 * 1024 * 1024;
    private readonly ApplicationId _id = new(Guid.NewGuid());

    [Theory]
    [InlineData(10)]
    [InlineData(AttachmentStore.BlockLength)]
    [InlineData(AttachmentStore.BlockLength + 1)]
    [InlineData((2 * AttachmentStore.BlockLength) + 12345)]
    public async Task A_file_comes_back_as_it_was_with_its_length_and_hash(int length)
    {
        await using var world = new StorageWorld(azurite);
        var store = (await world.StartAsync()).Get<AttachmentStore>();
        var content = Pdf(length);

        var stored = Assert.IsType<AttachmentUpload.Stored>(await SaveAsync(store, "budget.pdf", content));

        Assert.Equal(length, stored.Document.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), stored.Document.Sha256);
        Assert.Equal("application/pdf", stored.Document.ContentType);
        await using var back = await store.OpenReadAsync(_id, stored.Document.Id, default);
        using var copy = new MemoryStream();
        await back!.CopyToAsync(copy);
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public async Task A_file_is_never_held_in_memory_whole()
    {
        await using var world = new StorageWorld(azurite);
        var store = (await world.StartAsync()).Get<AttachmentStore>();
        using var endless = new EndlessText();

        var refused = Assert.IsType<AttachmentUpload.Refused>(
            await store.SaveAsync(_id, "long.txt", endless, FileRoom.For(Limit), default)
        );

        Assert.Equal("attachment-too-large", refused.Refusal.Code);
        Assert.InRange(endless.Taken, Limit, Limit + AttachmentStore.BlockLength);
    }

    [Theory]
    [InlineData("program.exe", "attachment-kind-not-allowed")]
    [InlineData("page.html", "attachment-kind-not-allowed")]
    [InlineData("macro.docm", "attachment-kind-not-allowed")]
    [InlineData("no-extension", "attachment-kind-not-allowed")]
    [InlineData("picture.png", "attachment-content-differs")]
    [InlineData("letter.docx", "attachment-content-differs")]
    public async Task A_file_that_is_not_what_may_be_attached_is_refused_and_leaves_nothing(string name, string code)
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();

        var refused = Assert.IsType<AttachmentUpload.Refused>(
            await SaveAsync(process.Get<AttachmentStore>(), name, Pdf(100))
        );

        Assert.Equal(code, refused.Refusal.Code);
        Assert.Empty(process.Get<StorageClients>().Attachments.GetBlobs());
    }

    [Fact]
    public async Task A_file_that_no_case_names_goes_after_a_day_and_one_that_a_case_names_never()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var store = process.Get<AttachmentStore>();
        await process.Store.ChangeAsync(process.Client, StoredLife.Id, StoredLife.Draft, People.Editor, null, default);
        var named = await StoreAsync("named.pdf", Pdf(100));
        await process.Store.ChangeAsync(
            process.Client,
            StoredLife.Id,
            new ApplicationCommand.AttachDocument(named),
            People.Editor,
            null,
            default
        );
        await StoreAsync("orphan.pdf", Pdf(200));
        var container = process.Get<StorageClients>().Attachments;
        await container.GetBlobClient("something else").UploadAsync(new MemoryStream([1]));
        var stored = container.GetBlobs().Max(blob => blob.Properties.LastModified!.Value);

        Assert.Equal(0, await SweepAsync(OrphanedFiles.Grace - TimeSpan.FromMinutes(5)));
        Assert.Equal(1, await SweepAsync(OrphanedFiles.Grace + TimeSpan.FromMinutes(5)));
        Assert.Equal(0, await SweepAsync(OrphanedFiles.Grace + TimeSpan.FromMinutes(5)));

        Assert.Equal(
            [AttachmentStore.BlobName(StoredLife.Id, named.Id), "something else"],
            container.GetBlobs().Select(blob => blob.Name)
        );

        async Task<Document> StoreAsync(string name, byte[] content) =>
            Assert
                .IsType<AttachmentUpload.Stored>(
                    await store.SaveAsync(StoredLife.Id, name, new MemoryStream(content), FileRoom.For(Limit), default)
                )
                .Document;

        // The blobs have the emulator's time, not the test's.
        Task<int> SweepAsync(TimeSpan later) =>
            new OrphanedFiles(
                process.Get<StorageClients>(),
                process.Store,
                new FakeTimeProvider(stored + later),
                NullLogger<OrphanedFiles>.Instance
            ).SweepAsync(default);
    }

    [Fact]
    public async Task When_the_rows_of_cases_are_lost_their_files_are_not_deleted_too()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var container = process.Get<StorageClients>().Attachments;
        for (var n = 0; n <= OrphanedFiles.MostInOneNight; n++)
        {
            await container.GetBlobClient($"{StoredLife.Id}/{n}").UploadAsync(new MemoryStream([1]));
        }
        var stored = container.GetBlobs().Max(blob => blob.Properties.LastModified!.Value);

        var swept = await new OrphanedFiles(
            process.Get<StorageClients>(),
            process.Store,
            new FakeTimeProvider(stored + TimeSpan.FromDays(2)),
            NullLogger<OrphanedFiles>.Instance
        ).SweepAsync(default);

        Assert.Equal(0, swept);
        Assert.Equal(OrphanedFiles.MostInOneNight + 1, container.GetBlobs().Count());
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        await using var world = new StorageWorld(azurite);
        var store = (await world.StartAsync()).Get<AttachmentStore>();

        var refused = Assert.IsType<AttachmentUpload.Refused>(await SaveAsync(store, "empty.txt", []));

        Assert.Equal("attachment-empty", refused.Refusal.Code);
    }

    [Fact]
    public async Task A_program_is_no_text_wherever_in_the_file_it_shows()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var content = Encoding.UTF8.GetBytes(new string('a', AttachmentStore.BlockLength + 10));
        content[^1] = 0;

        var refused = Assert.IsType<AttachmentUpload.Refused>(
            await SaveAsync(process.Get<AttachmentStore>(), "list.csv", content)
        );

        Assert.Equal("attachment-content-differs", refused.Refusal.Code);
        Assert.Empty(process.Get<StorageClients>().Attachments.GetBlobs());
    }

    [Theory]
    [InlineData("a.docx", "word/document.xml", 1000, true)]
    [InlineData("a.xlsx", "xl/workbook.xml", 1000, true)]
    [InlineData("a.xlsx", "word/document.xml", 1000, false)]
    [InlineData("a.docx", "word/vbaProject.bin", 1000, false)]
    [InlineData("big.docx", "word/document.xml", 6_000_000, true)]
    [InlineData("big.docx", "something/else.xml", 6_000_000, false)]
    public async Task A_package_is_looked_into(string name, string entry, int length, bool accepted)
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();

        var upload = await SaveAsync(process.Get<AttachmentStore>(), name, Package(entry, length));

        Assert.Equal(accepted, upload is AttachmentUpload.Stored);
        Assert.Equal(accepted ? 1 : 0, process.Get<StorageClients>().Attachments.GetBlobs().Count());
    }

    [Fact]
    public async Task Content_that_was_deleted_or_never_was_is_null_and_deleting_again_does_nothing()
    {
        await using var world = new StorageWorld(azurite);
        var store = (await world.StartAsync()).Get<AttachmentStore>();
        var stored = Assert.IsType<AttachmentUpload.Stored>(await SaveAsync(store, "a.pdf", Pdf(10)));

        await store.DeleteAsync(_id, stored.Document.Id, default);
        await store.DeleteAsync(_id, stored.Document.Id, default);

        Assert.Null(await store.OpenReadAsync(_id, stored.Document.Id, default));
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\eva\\budget.pdf", "budget.pdf")]
    [InlineData("budget\u202Efdp.txt", "budget_fdp.txt")]
    [InlineData("rad\r\nSet-Cookie: a=b.csv", "rad__Set-Cookie_ a=b.csv")]
    [InlineData("\"><script>.txt", "script.txt")]
    [InlineData(".txt", "fil.txt")]
    [InlineData("Årsbudget för Öland.xlsx", "Årsbudget för Öland.xlsx")]
    [InlineData("halv\uD83D.pdf", "halv.pdf")]
    [InlineData("..", "fil")]
    [InlineData("a\0.exe\0.pdf", "a_.exe.pdf")]
    [InlineData("CON.txt", "_CON.txt")]
    [InlineData("lpt1.tar.csv", "_lpt1.tar.csv")]
    [InlineData("faktura.pdf.exe", "faktura.pdf.exe")]
    [InlineData("a\u2028b\u200Fc\uFEFF.pdf", "a_b_c.pdf")]
    [InlineData("a.pdf. .", "a.pdf")]
    public void A_file_name_is_made_harmless(string name, string expected) =>
        Assert.Equal(expected, FileNames.Clean(name));

    [Fact]
    public void A_long_file_name_keeps_its_extension()
    {
        var clean = FileNames.Clean(new string('a', 5000) + ".docx");

        Assert.InRange(clean.Length, 10, 125);
        Assert.EndsWith(".docx", clean, StringComparison.Ordinal);
    }

    private Task<AttachmentUpload> SaveAsync(AttachmentStore store, string name, byte[] content) =>
        store.SaveAsync(_id, name, new MemoryStream(content), FileRoom.For(Limit), default);

    private static byte[] Pdf(int length)
    {
        var content = new byte[length];
        for (var n = 0; n < length; n++)
        {
            content[n] = (byte)(n * 31);
        }
        "%PDF-1.7\n"u8[..Math.Min(9, length)].CopyTo(content);
        return content;
    }

    private static byte[] Package(string entry, int length)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(
                "[Content_Types].xml",
                HostileFiles.ContentTypes(
                    $"/{entry}",
                    entry.StartsWith("xl", StringComparison.Ordinal) ? HostileFiles.SheetMain : HostileFiles.WordMain
                )
            );
            Write("media/image.bin", new byte[length]);
            Write(entry, HostileFiles.Markup("<w:p/>"));

            void Write(string name, byte[] content)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                stream.Write(content);
            }
        }
        return file.ToArray();
    }

    private sealed class EndlessText : Stream
    {
        internal long Taken { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(buffer.Length, 64 * 1024);
            buffer.Span[..count].Fill((byte)'a');
            Taken += count;
            return ValueTask.FromResult(count);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
