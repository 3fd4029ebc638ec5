using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Specialized;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Files.Scanning;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Tests.Files;

/// <summary>Files wait in quarantine until they are scanned, whatever happens on the way.</summary>
[Collection(AzuriteTests.Name)]
public sealed class QuarantineTests(AzuriteFixture azurite)
{
    private static readonly byte[] Text = "år;kr\n2027;100\n"u8.ToArray();

    [Fact]
    public async Task A_clean_file_is_moved_to_where_it_can_be_opened_before_the_upload_is_answered()
    {
        await using var world = new StorageWorld(azurite);
        var process = await BeginAsync(world, new FakeScanner());

        var id = await AttachAsync(process);

        Assert.Equal(ScanState.Clean, Assert.Single((await StateAsync(process)).Documents).Scan);
        await using var content = await process.Get<AttachmentStore>().OpenReadAsync(Life.Id, id, default);
        Assert.NotNull(content);
        Assert.Equal((0, 1), Blobs(process));
        Assert.Equal(0, await StoredLife.PendingAsync(process));
    }

    [Fact]
    public async Task An_infected_file_is_deleted_and_only_its_hash_is_left()
    {
        await using var world = new StorageWorld(azurite);
        var process = await BeginAsync(world, new FakeScanner { Verdict = new(ScanState.Infected, "Eicar-Test") });

        await AttachAsync(process);

        var state = await StateAsync(process);
        Assert.Empty(state.Documents);
        Assert.Equal("Eicar-Test", Assert.Single(state.RemovedFiles).Threat);
        Assert.Equal((0, 0), Blobs(process));
    }

    [Fact]
    public async Task While_the_scanner_is_away_files_wait_ever_longer_staff_see_it_and_nothing_is_lost()
    {
        await using var world = new StorageWorld(azurite);
        var scanner = new FakeScanner { Away = true };
        var process = await BeginAsync(world, scanner);
        var id = await AttachAsync(process);
        var dispatcher = process.Get<OutboxDispatcher>();
        List<TimeSpan> waits = [];
        for (var sweep = 0; sweep < 4; sweep++)
        {
            world.Time.Advance(TimeSpan.FromHours(2));
            await dispatcher.SweepAsync(process.Client, default);
            var mark = Assert.Single(await dispatcher.ListTroubledAsync(10, default));
            Assert.Equal("file-scan: away", mark.Reason);
            waits.Add(mark.Due - world.Time.GetUtcNow());
        }
        Assert.Equal(waits.Order(), waits);
        Assert.True(waits[^1] > waits[0]);
        Assert.Equal(ScanState.Waiting, Assert.Single((await StateAsync(process)).Documents).Scan);
        Assert.Null(await process.Get<AttachmentStore>().OpenReadAsync(Life.Id, id, default));

        scanner.Away = false;
        world.Time.Advance(TimeSpan.FromHours(2));
        await dispatcher.SweepAsync(process.Client, default);

        Assert.Equal(ScanState.Clean, Assert.Single((await StateAsync(process)).Documents).Scan);
        Assert.Empty(await dispatcher.ListTroubledAsync(10, default));
    }

    [Fact]
    public async Task A_verdict_that_has_not_come_yet_is_no_trouble_and_is_asked_for_again()
    {
        await using var world = new StorageWorld(azurite);
        var scanner = new FakeScanner { Verdict = null };
        var process = await BeginAsync(world, scanner);
        await AttachAsync(process);
        var dispatcher = process.Get<OutboxDispatcher>();
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await dispatcher.SweepAsync(process.Client, default);
        Assert.Empty(await dispatcher.ListTroubledAsync(10, default));

        scanner.Verdict = ScanVerdict.Clean;
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await dispatcher.SweepAsync(process.Client, default);

        Assert.Equal(ScanState.Clean, Assert.Single((await StateAsync(process)).Documents).Scan);
    }

    [Theory]
    [InlineData(ScanState.Clean, false)]
    [InlineData(ScanState.Clean, true)]
    [InlineData(ScanState.Infected, true)]
    public async Task A_crash_at_any_storage_request_of_an_upload_ends_as_an_undisturbed_one(
        ScanState verdict,
        bool afterwards
    )
    {
        for (var request = 1; ; request++)
        {
            await using var world = new StorageWorld(azurite);
            var scanner = new FakeScanner { Verdict = new(verdict, "") };
            var sound = await BeginAsync(world, scanner);
            var kill = new KillPolicy(request, afterwards);
            try
            {
                await AttachAsync(world.Start(scanner.Install, kill));
            }
            catch (ProcessKilledException) { }
            world.Time.Advance(PendingMarks.Grace + TimeSpan.FromSeconds(1));
            await sound.Get<OutboxDispatcher>().SweepAsync(sound.Client, default);

            var state = await StateAsync(sound);
            if (state.Documents.Count + state.RemovedFiles.Count == 0)
            {
                // It never became the application's: the person sends it again, under another id.
                await AttachAsync(sound, "again");
                state = await StateAsync(sound);
            }
            var isClean = verdict == ScanState.Clean;
            Assert.Equal((isClean ? 1 : 0, isClean ? 0 : 1), (state.Documents.Count, state.RemovedFiles.Count));
            Assert.All(state.Documents, document => Assert.Equal(verdict, document.Scan));
            Assert.Equal(0, await StoredLife.PendingAsync(sound));
            // What an upload that came to nothing left in quarantine can be opened by nobody.
            Assert.Equal(isClean ? 1 : 0, Blobs(sound).Attachments);
            if (!kill.Killed)
            {
                Assert.True(request > 6, $"An upload made no more than {request} requests.");
                Assert.Equal(0, Blobs(sound).Quarantine);
                return;
            }
        }
    }

    [Fact]
    public async Task Content_that_was_lost_while_it_waited_is_told_as_a_file_to_replace()
    {
        await using var world = new StorageWorld(azurite);
        var scanner = new FakeScanner { Away = true };
        var process = await BeginAsync(world, scanner);
        var id = await AttachAsync(process);
        await process.Get<AttachmentStore>().DeleteAsync(Life.Id, id, default);

        world.Time.Advance(TimeSpan.FromHours(1));
        await process.Get<OutboxDispatcher>().SweepAsync(process.Client, default);

        Assert.Equal(ScanState.Unscannable, Assert.Single((await StateAsync(process)).RemovedFiles).Verdict);
    }

    [Fact]
    public async Task Turning_scanning_off_lets_waiting_files_through_marked_as_not_scanned()
    {
        await using var world = new StorageWorld(azurite);
        var process = await BeginAsync(world, new FakeScanner { Away = true });
        await AttachAsync(process);

        world.Time.Advance(TimeSpan.FromHours(1));
        var unscanned = world.Start();
        await unscanned.Get<OutboxDispatcher>().SweepAsync(unscanned.Client, default);

        Assert.Equal(ScanState.NotScanned, Assert.Single((await StateAsync(process)).Documents).Scan);
        Assert.Equal((0, 1), Blobs(process));
    }

    [Fact]
    public async Task What_is_stored_is_never_written_over()
    {
        await using var world = new StorageWorld(azurite);
        var process = await BeginAsync(world, new FakeScanner { Away = true });
        var store = process.Get<AttachmentStore>();
        await SaveAsync(store, Text, "same");

        Assert.IsType<AttachmentUpload.Stored>(await SaveAsync(store, Text, "same"));
        var refused = Assert.IsType<AttachmentUpload.Refused>(await SaveAsync(store, "annat"u8.ToArray(), "same"));

        Assert.Equal("attachment-exists", refused.Refusal.Code);
    }

    [Fact]
    public async Task An_upload_of_25_MB_is_never_more_than_one_block_ahead_of_storage()
    {
        await using var world = new StorageWorld(azurite);
        using var content = new CountedUpload(25 * 1024 * 1024);
        var sent = new SentBytes(() => content.Taken);
        var process = await world.StartAsync(new FakeScanner().Install, sent);

        var upload = await process
            .Get<AttachmentStore>()
            .SaveAsync(Life.Id, "lång.txt", content, FileRoom.For(25 * 1024 * 1024), default);

        Assert.IsType<AttachmentUpload.Stored>(upload);
        Assert.Equal(25 * 1024 * 1024, sent.Total);
        Assert.InRange(sent.LargestLead, 1, AttachmentStore.BlockLength);
    }

    [Fact]
    public async Task A_file_that_there_is_no_room_for_is_refused_while_it_arrives_and_told_what_is_left()
    {
        await using var world = new StorageWorld(azurite);
        using var content = new CountedUpload(25 * 1024 * 1024);
        var store = (await world.StartAsync()).Get<AttachmentStore>();

        var upload = await store.SaveAsync(
            Life.Id,
            "lång.txt",
            content,
            new FileRoom(25 * 1024 * 1024, 3 * 1024 * 1024, 100 * 1024 * 1024),
            default
        );

        var refusal = Assert.IsType<AttachmentUpload.Refused>(upload).Refusal;
        Assert.Equal("attachment-no-room", refusal.Code);
        Assert.Contains("3 MB är kvar", refusal.Text.Sv, StringComparison.Ordinal);
        Assert.True(content.Taken <= AttachmentStore.BlockLength);
    }

    [Theory]
    [InlineData("No threats found", ScanState.Clean)]
    [InlineData("Malicious", ScanState.Infected)]
    [InlineData("Error", ScanState.Unscannable)]
    [InlineData("Not scanned", ScanState.Unscannable)]
    public async Task Defenders_tag_is_the_verdict(string result, ScanState expected)
    {
        await using var world = new StorageWorld(azurite);
        world.Settings["FileScan:Scanner"] = "Defender";
        var process = await BeginAsync(world, null);
        var id = await AttachAsync(process);
        Assert.Equal(ScanState.Waiting, Assert.Single((await StateAsync(process)).Documents).Scan);

        await process
            .Get<StorageClients>()
            .Quarantine.GetBlockBlobClient(AttachmentStore.BlobName(Life.Id, id))
            .SetTagsAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [DefenderScanner.Tag] = result });
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await process.Get<OutboxDispatcher>().SweepAsync(process.Client, default);

        var state = await StateAsync(process);
        Assert.Equal(
            expected,
            state.Documents.Count == 1 ? state.Documents[0].Scan : Assert.Single(state.RemovedFiles).Verdict
        );
        Assert.Equal((0, expected == ScanState.Clean ? 1 : 0), Blobs(process));
    }

    private static async Task<StorageProcess> BeginAsync(StorageWorld world, FakeScanner? scanner)
    {
        var process = await world.StartAsync(scanner is null ? null : scanner.Install);
        Assert.IsType<ChangeResult.Changed>(
            await process.Store.ChangeAsync(process.Client, Life.Id, StoredLife.Draft, People.Editor, null, default)
        );
        return process;
    }

    private static async Task<string> AttachAsync(StorageProcess process, string id = "budget")
    {
        var upload = await SaveAsync(process.Get<AttachmentStore>(), Text, id);
        var document = Assert.IsType<AttachmentUpload.Stored>(upload).Document;
        Assert.IsType<ChangeResult.Changed>(
            await process.Store.ChangeAsync(
                process.Client,
                Life.Id,
                new ApplicationCommand.AttachDocument(document),
                People.Editor,
                null,
                default
            )
        );
        return document.Id;
    }

    private static Task<AttachmentUpload> SaveAsync(AttachmentStore store, byte[] content, string id) =>
        store.SaveAsync(Life.Id, "budget.csv", new MemoryStream(content), FileRoom.For(1_000_000), default, id);

    private static async Task<Application> StateAsync(StorageProcess process) =>
        (await process.Store.LoadAsync(Life.Id, default))!.State;

    private static (int Quarantine, int Attachments) Blobs(StorageProcess process)
    {
        var clients = process.Get<StorageClients>();
        return (clients.Quarantine.GetBlobs().Count(), clients.Attachments.GetBlobs().Count());
    }

    private sealed class FakeScanner : IFileScanner
    {
        internal ScanVerdict? Verdict { get; set; } = ScanVerdict.Clean;

        internal bool Away { get; set; }

        public string Name => "test";

        public bool Scans => true;

        public Task<ScanVerdict?> ScanAsync(QuarantinedFile file, CancellationToken cancellationToken) =>
            Away ? throw new ScannerAwayException("file-scan: away") : Task.FromResult(Verdict);

        internal void Install(IServiceCollection services) => services.AddSingleton<IFileScanner>(this);
    }

    /// <summary>Sees how far the reading of an upload is ahead of what has been sent to storage.</summary>
    private sealed class SentBytes(Func<long> taken) : HttpPipelineSynchronousPolicy
    {
        internal long Total { get; private set; }

        internal long LargestLead { get; private set; }

        public override void OnSendingRequest(HttpMessage message)
        {
            if (
                message.Request.Uri.Query.Contains("comp=block&", StringComparison.Ordinal)
                || message.Request.Uri.Query.EndsWith("comp=block", StringComparison.Ordinal)
            )
            {
                LargestLead = Math.Max(LargestLead, taken() - Total);
                Assert.True(message.Request.Content!.TryComputeLength(out var length));
                Total += length;
            }
        }
    }

    /// <summary>A text of a length, made while it is read.</summary>
    private sealed class CountedUpload(long length) : Stream
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
            var count = (int)Math.Min(Math.Min(buffer.Length, 64 * 1024), length - Taken);
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
