using System.Text;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Tests.Storage;

namespace Funding.Functions.Tests.Files;

/// <summary>What may not be kept is refused with words, and leaves nothing in storage.</summary>
[Collection(AzuriteTests.Name)]
public sealed class HostileFileTests(AzuriteFixture azurite)
{
    private const long Limit = 25 * 1024 * 1024;
    private readonly ApplicationId _id = new(Guid.NewGuid());

    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0];

    public static IEnumerable<object[]> Attacks =>
        Cases.Select(attack => (object[])[attack.What, attack.Name, attack.Code]);

    private static readonly (string What, string Name, string Code, Func<byte[]> Content)[] Cases =
    [
        ("macros", "a.docx", Active, () => HostileFiles.Docx("x", ("word/vbaProject.bin", [1, 2, 3]))),
        ("macros in capitals", "a.docx", Active, () => HostileFiles.Docx("x", ("word/VBAPROJECT.BIN", [1]))),
        (
            "docm called docx",
            "a.docx",
            Active,
            () =>
                HostileFiles.Zip([
                    (
                        "[Content_Types].xml",
                        HostileFiles.ContentTypes(
                            "/word/document.xml",
                            "application/vnd.ms-word.document.macroEnabled.main+xml"
                        )
                    ),
                    ("word/document.xml", HostileFiles.Markup("<w:p/>")),
                ])
        ),
        ("macro sheet", "a.xlsx", Active, () => HostileFiles.Xlsx(("xl/macrosheets/sheet1.xml", "<x/>"u8.ToArray()))),
        ("ActiveX", "a.docx", Active, () => HostileFiles.Docx("x", ("word/activeX/activeX1.bin", [1]))),
        ("embedded object", "a.docx", Active, () => HostileFiles.Docx("x", ("word/embeddings/oleObject1.bin", [1]))),
        ("old Office inside", "a.docx", Active, () => HostileFiles.Docx("x", ("word/media/image1.png", Ole))),
        (
            "macros in an embedded workbook",
            "a.docx",
            Active,
            () => HostileFiles.Docx("x", ("word/embeddings/book.xlsx", HostileFiles.Xlsx(("xl/vbaProject.bin", [1]))))
        ),
        ("a zip inside", "a.docx", Active, () => HostileFiles.Docx("x", ("word/media/a.png", HostileFiles.Docx()))),
        (
            "linked template",
            "a.docx",
            Active,
            () =>
                HostileFiles.Docx(
                    "x",
                    (
                        "word/_rels/settings.xml.rels",
                        HostileFiles.Relationship("attachedTemplate", "http://x.example/t.dotm", true)
                    )
                )
        ),
        (
            "linked picture",
            "a.docx",
            Active,
            () =>
                HostileFiles.Docx(
                    "x",
                    ("word/_rels/document.xml.rels", HostileFiles.Relationship("image", "http://x.example/i", true))
                )
        ),
        (
            "a field that starts programs, in pieces",
            "a.docx",
            Active,
            () =>
                HostileFiles.Zip([
                    ("[Content_Types].xml", HostileFiles.ContentTypes("/word/document.xml", HostileFiles.WordMain)),
                    (
                        "word/document.xml",
                        HostileFiles.Markup(
                            "<w:p><w:instrText>D</w:instrText><w:instrText>DEAUTO c:\\x</w:instrText></w:p>"
                        )
                    ),
                ])
        ),
        (
            "scripts of OpenDocument",
            "a.odt",
            Active,
            () => HostileFiles.Odt("x", ("Basic/Standard/M.xml", "<x/>"u8.ToArray()))
        ),
        ("scripts folder", "a.odt", Active, () => HostileFiles.Odt("x", ("Scripts/python/m.py", [1]))),
        ("an event of OpenDocument", "a.odt", Active, () => HostileFiles.Odt("<w:event-listener/>")),
        (
            "encrypted OpenDocument",
            "a.odt",
            Encrypted,
            () => HostileFiles.Odt("x", ("META-INF/manifest.xml", HostileFiles.Markup("<w:encryption-data/>")))
        ),
        ("old or encrypted Office", "a.docx", Encrypted, () => Ole),
        ("a bomb", "a.docx", Bomb, () => HostileFiles.Docx("x", ("word/media/i.bin", new byte[20 * 1024 * 1024]))),
        (
            "a bomb in many pieces",
            "a.xlsx",
            Bomb,
            () =>
                HostileFiles.Xlsx([
                    .. Enumerable.Range(0, 40).Select(n => ($"xl/media/{n}", new byte[7 * 1024 * 1024])),
                ])
        ),
        (
            "a bomb that tells a small size",
            "a.docx",
            Bomb,
            () =>
                HostileFiles.Lying(
                    HostileFiles.Docx("x", ("word/media/i.bin", new byte[20 * 1024 * 1024])),
                    "word/media/i.bin",
                    1000
                )
        ),
        (
            "too many entries",
            "a.docx",
            Bomb,
            () =>
                HostileFiles.Docx("x", [.. Enumerable.Range(0, 5_001).Select(n => ($"word/{n}", Array.Empty<byte>()))])
        ),
        ("markup without an end", "a.docx", Bomb, () => HostileFiles.Docx(new string(' ', 5 * 1024 * 1024))),
        (
            "entities that grow",
            "a.docx",
            Differs,
            () => HostileFiles.Docx("x", ("word/header1.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"u8.ToArray()))
        ),
        ("an entry that leads out", "a.docx", Differs, () => HostileFiles.Docx("x", ("../../x", [1]))),
        ("the same entry twice", "a.docx", Differs, () => HostileFiles.Docx("x", ("WORD/document.xml", [1]))),
        ("a sheet called docx", "a.docx", Differs, () => HostileFiles.Xlsx()),
        ("an archive called docx", "a.docx", Differs, () => HostileFiles.Zip([("a.txt", [1])])),
        ("a package with something after it", "a.docx", Differs, () => [.. HostileFiles.Docx(), .. "MZ"u8]),
        ("a package with something before it", "a.docx", Differs, () => [.. "MZ"u8, .. HostileFiles.Docx()]),
        ("text of OpenDocument called ods", "a.ods", Differs, () => HostileFiles.Odt()),
        ("PDF with something before it", "a.pdf", Differs, () => [.. "MZ"u8, .. HostileFiles.Pdf()]),
        ("PDF and package at once", "a.pdf", Differs, () => [.. HostileFiles.Pdf(), .. HostileFiles.Docx()]),
        ("PDF with JavaScript", "a.pdf", Active, () => HostileFiles.Pdf("/OpenAction << /S /JavaScript /JS (x) >>")),
        (
            "PDF with JavaScript, hidden",
            "a.pdf",
            Active,
            () => HostileFiles.Pdf("/OpenAction << /S /J#61vaScrip#74 >>")
        ),
        ("PDF that starts programs", "a.pdf", Active, () => HostileFiles.Pdf("/A << /S /Launch/F (cmd) >>")),
        ("PDF with files in it", "a.pdf", Active, () => HostileFiles.Pdf("/Names << /EmbeddedFiles 3 0 R >>")),
        ("PDF with a password", "a.pdf", Encrypted, () => HostileFiles.Pdf("/Encrypt 5 0 R")),
        ("picture with a package after it", "a.png", Differs, () => HostileFiles.Png(HostileFiles.Docx())),
        ("picture with text after it", "a.png", Differs, () => HostileFiles.Png("<script>"u8.ToArray())),
        ("GIF and script at once", "a.png", Differs, () => "GIF89a=1;alert(1)"u8.ToArray()),
        (
            "photo and package at once",
            "a.jpg",
            Differs,
            () => [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[100], .. HostileFiles.Docx()]
        ),
        ("a program called txt", "a.txt", Differs, () => [0x4D, 0x5A, 0x90, 0x00]),
        ("control characters", "a.csv", Differs, () => "a\u001b[2Jb"u8.ToArray()),
        ("UTF-16", "a.txt", "attachment-text-encoding", () => [0xFF, 0xFE, 0x41, 0x00]),
        ("no encoding", "a.txt", "attachment-text-encoding", () => [0x41, 0xC3, 0x28, 0x81]),
    ];

    private const string Active = "attachment-active-content";
    private const string Encrypted = "attachment-encrypted";
    private const string Bomb = "attachment-unpacks-too-large";
    private const string Differs = "attachment-content-differs";

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_hostile_file_is_refused_with_words_and_leaves_nothing(string what, string name, string code)
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var content = Cases.Single(attack => string.Equals(attack.What, what, StringComparison.Ordinal)).Content();

        var upload = await process
            .Get<AttachmentStore>()
            .SaveAsync(_id, name, new MemoryStream(content), FileRoom.For(Limit), default);

        var refusal = Assert.IsType<AttachmentUpload.Refused>(upload).Refusal;
        Assert.Equal(code, refusal.Code);
        Assert.True(refusal.Text.Sv.Length > 40, refusal.Text.Sv);
        Assert.Empty(process.Get<StorageClients>().Attachments.GetBlobs());
    }

    [Fact]
    public async Task What_people_really_send_is_taken()
    {
        await using var world = new StorageWorld(azurite);
        var store = (await world.StartAsync()).Get<AttachmentStore>();
        (string Name, byte[] Content)[] files =
        [
            ("a.docx", HostileFiles.Docx("x", ("word/embeddings/chart.xlsx", HostileFiles.Xlsx()))),
            (
                "länk.docx",
                HostileFiles.Docx(
                    "x",
                    ("word/_rels/document.xml.rels", HostileFiles.Relationship("hyperlink", "http://a.example", true))
                )
            ),
            ("a.xlsx", HostileFiles.Xlsx()),
            ("a.pptx", HostileFiles.Pptx()),
            ("a.odt", HostileFiles.Odt()),
            ("a.png", HostileFiles.Png()),
            ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xD9]),
            ("a.pdf", HostileFiles.Pdf("/JavaScripture /Launchpad /EmbeddedFilesAndMore")),
            ("a.csv", Encoding.UTF8.GetBytes("år;kr\r\nå;1")),
            ("gammal.csv", Encoding.Latin1.GetBytes("år;kr\r\nå;1")),
            ("bom.txt", [0xEF, 0xBB, 0xBF, .. "hej"u8]),
        ];

        foreach (var (name, content) in files)
        {
            var upload = await store.SaveAsync(_id, name, new MemoryStream(content), FileRoom.For(Limit), default);
            Assert.True(
                upload is AttachmentUpload.Stored,
                $"{name}: {(upload as AttachmentUpload.Refused)?.Refusal.Code}"
            );
        }
    }

    [Theory]
    [InlineData("1980-01-01 i går", null)]
    [InlineData("rad\nEva, 850709-9805\nrad\r\n19850709-9805\r\n", "2,4")]
    [InlineData("850709‐9805", "1")]
    public async Task Personal_identity_numbers_in_texts_are_found_with_their_lines(string text, string? lines)
    {
        await using var world = new StorageWorld(azurite);
        var store = (await world.StartAsync()).Get<AttachmentStore>();

        Assert.Equal(lines, await FoundAsync(store, "a.txt", Encoding.UTF8.GetBytes(text)));
        Assert.Equal(lines, await FoundAsync(store, "a.csv", Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public async Task A_number_is_found_where_blocks_meet_and_in_a_line_without_end()
    {
        await using var world = new StorageWorld(azurite);
        var store = (await world.StartAsync()).Get<AttachmentStore>();
        var line = new byte[AttachmentStore.BlockLength + 100];
        Array.Fill(line, (byte)'x');
        "850709-9805"u8.CopyTo(line.AsSpan(AttachmentStore.BlockLength - 6));

        Assert.Equal("1", await FoundAsync(store, "a.txt", line));
    }

    [Fact]
    public async Task Personal_identity_numbers_in_documents_sheets_and_slides_are_found()
    {
        await using var world = new StorageWorld(azurite);
        var store = (await world.StartAsync()).Get<AttachmentStore>();
        const string InRuns = "Ett</w:t></w:r></w:p><w:p><w:r><w:t>8507</w:t></w:r><w:r><w:t>09-9805";
        var sheet = HostileFiles.Markup("<w:v>8507099805</w:v>");

        Assert.Equal("2", await FoundAsync(store, "a.docx", HostileFiles.Docx(InRuns)));
        Assert.Equal("", await FoundAsync(store, "a.xlsx", HostileFiles.Xlsx(("xl/worksheets/sheet1.xml", sheet))));
        Assert.Equal("1", await FoundAsync(store, "a.odt", HostileFiles.Odt("19850709-9805")));
        Assert.Null(await FoundAsync(store, "b.docx", HostileFiles.Docx("212000-0746")));
    }

    private async Task<string?> FoundAsync(AttachmentStore store, string name, byte[] content)
    {
        var upload = await store.SaveAsync(_id, name, new MemoryStream(content), FileRoom.For(Limit), default);
        return Assert.IsType<AttachmentUpload.Stored>(upload).Document.IdentityNumbers is { } found
            ? string.Join(',', found.At)
            : null;
    }
}
