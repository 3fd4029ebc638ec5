using System.IO.Compression;
using System.Text;

namespace Funding.Functions.Tests.Files;

/// <summary>Makes files as people and attackers do.</summary>
internal static class HostileFiles
{
    private const string OfficeTypes = "application/vnd.openxmlformats-officedocument.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    internal static string WordMain => $"{OfficeTypes}wordprocessingml.document.main+xml";

    internal static string SheetMain => $"{OfficeTypes}spreadsheetml.sheet.main+xml";

    internal static string SlidesMain => $"{OfficeTypes}presentationml.presentation.main+xml";

    /// <summary>What scanners are tried with, put together here so that no scanner finds it in this file.</summary>
    internal static byte[] Eicar =>
        Encoding.ASCII.GetBytes(
            string.Concat(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE", "!$H+H*")
        );

    internal static byte[] Docx(string text = "Hej", params (string Name, byte[] Content)[] more) =>
        Zip([
            ("[Content_Types].xml", ContentTypes("/word/document.xml", WordMain)),
            ("word/document.xml", Markup($"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")),
            .. more,
        ]);

    internal static byte[] Xlsx(params (string Name, byte[] Content)[] more) =>
        Zip([
            ("[Content_Types].xml", ContentTypes("/xl/workbook.xml", SheetMain)),
            ("xl/workbook.xml", Markup("<w:p/>")),
            .. more,
        ]);

    internal static byte[] Pptx() =>
        Zip([
            ("[Content_Types].xml", ContentTypes("/ppt/presentation.xml", SlidesMain)),
            ("ppt/presentation.xml", Markup("<w:p/>")),
        ]);

    internal static byte[] Odt(string text = "Hej", params (string Name, byte[] Content)[] more) =>
        Zip([
            ("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()),
            ("content.xml", Markup($"<w:p>{text}</w:p>")),
            .. more,
        ]);

    internal static byte[] ContentTypes(string part, string type) =>
        Encoding.UTF8.GetBytes(
            $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="{part}" ContentType="{type}"/></Types>"""
        );

    internal static byte[] Relationship(string type, string target, bool isExternal) =>
        Encoding.UTF8.GetBytes(
            $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}{type}" Target="{target}"{(
                isExternal ? " TargetMode=\"External\"" : ""
            )}/></Relationships>"""
        );

    internal static byte[] Markup(string content) =>
        Encoding.UTF8.GetBytes(
            $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{content}</w:document>"""
        );

    internal static byte[] Zip(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }
        return file.ToArray();
    }

    /// <summary>A package whose table of contents tells another size of an entry than it has.</summary>
    internal static byte[] Lying(byte[] zip, string name, uint size)
    {
        var copy = (byte[])zip.Clone();
        var bytes = Encoding.ASCII.GetBytes(name);
        for (var at = 0; at < copy.Length - 46; at++)
        {
            var isCentral = copy.AsSpan(at).StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x01, 0x02]);
            if (isCentral && copy.AsSpan(at + 46).StartsWith(bytes))
            {
                BitConverter.TryWriteBytes(copy.AsSpan(at + 24), size);
            }
        }
        return copy;
    }

    internal static byte[] Png(byte[]? after = null) =>
        [
            0x89,
            0x50,
            0x4E,
            0x47,
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            0,
            0,
            0,
            13,
            0x49,
            0x48,
            0x44,
            0x52,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            1,
            8,
            2,
            0,
            0,
            0,
            0x90,
            0x77,
            0x53,
            0xDE,
            0,
            0,
            0,
            0,
            0x49,
            0x45,
            0x4E,
            0x44,
            0xAE,
            0x42,
            0x60,
            0x82,
            .. after ?? [],
        ];

    internal static byte[] Pdf(string content = "") =>
        Encoding.Latin1.GetBytes(
            $"%PDF-1.7\n1 0 obj\n<< /Type /Catalog {content} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
        );
}
