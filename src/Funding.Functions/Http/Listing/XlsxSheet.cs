using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Funding.Functions.Http.Listing;

/// <summary>
/// One sheet as an Excel workbook (ECMA-376), written row by row into a file that is gone when it has been read: however many rows
/// there are, few of them stand in memory. Texts are texts in it, whatever they begin with.
/// </summary>
internal static class XlsxSheet
{
    internal const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private static readonly (string Name, string Content)[] _parts =
    [
        (
            "[Content_Types].xml",
            $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """
        ),
        (
            "_rels/.rels",
            $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """
        ),
        (
            "xl/_rels/workbook.xml.rels",
            $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Relationships}/styles" Target="styles.xml"/></Relationships>
            """
        ),
        // Styles 1, 2 and 3: a heading, an amount, a day.
        (
            "xl/styles.xml",
            $"""
            <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="4" applyNumberFormat="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>
            """
        ),
    ];

    internal static async Task WriteAsync(
        Stream to,
        string sheet,
        IReadOnlyList<string> headings,
        IAsyncEnumerable<IReadOnlyList<ExportCell>> rows,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 64 * 1024,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose
        );
        await using (
            var archive = await ZipArchive.CreateAsync(
                file,
                ZipArchiveMode.Create,
                leaveOpen: true,
                null,
                cancellationToken
            )
        )
        {
            foreach (var (name, content) in _parts)
            {
                await using var part = await PartAsync(archive, name, cancellationToken);
                await part.WriteAsync((Declaration + content).AsMemory(), cancellationToken);
            }
            await using (var workbook = await PartAsync(archive, "xl/workbook.xml", cancellationToken))
            {
                await workbook.WriteAsync(
                    $"""
                    {Declaration}<workbook xmlns="{Main}" xmlns:r="{Relationships}"><sheets><sheet name="{Escaped(
                        sheet
                    )}" sheetId="1" r:id="r1"/></sheets></workbook>
                    """.AsMemory(),
                    cancellationToken
                );
            }
            await using var writer = await PartAsync(archive, "xl/worksheets/sheet1.xml", cancellationToken);
            await writer.WriteAsync(
                $"""
                {Declaration}<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="{headings.Count}" width="22" customWidth="1"/></cols><sheetData>
                """.AsMemory(),
                cancellationToken
            );
            await writer.WriteAsync(
                $"<row>{string.Concat(headings.Select(heading => Text(heading, " s=\"1\"")))}</row>".AsMemory(),
                cancellationToken
            );
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                await writer.WriteAsync($"<row>{string.Concat(row.Select(Cell))}</row>".AsMemory(), cancellationToken);
            }
            await writer.WriteAsync("</sheetData></worksheet>".AsMemory(), cancellationToken);
        }
        file.Position = 0;
        await file.CopyToAsync(to, cancellationToken);
    }

    private static async Task<StreamWriter> PartAsync(
        ZipArchive archive,
        string name,
        CancellationToken cancellationToken
    ) =>
        new(
            await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        );

    private static string Cell(ExportCell cell) =>
        cell switch
        {
            { Kronor: { } kronor } => string.Create(CultureInfo.InvariantCulture, $"<c s=\"2\"><v>{kronor}</v></c>"),
            { Day: { } day } => string.Create(
                CultureInfo.InvariantCulture,
                $"<c s=\"3\"><v>{day.ToDateTime(TimeOnly.MinValue).ToOADate()}</v></c>"
            ),
            { Text: { Length: > 0 } text } => Text(text, ""),
            _ => "<c/>",
        };

    private static string Text(string text, string style) =>
        $"""<c t="inlineStr"{style}><is><t xml:space="preserve">{Escaped(text)}</t></is></c>""";

    // XML has no place for most control characters, nor for half a surrogate pair.
    private static string Escaped(string text) =>
        SecurityElement.Escape(
            string.Concat(
                text.EnumerateRunes()
                    .Where(rune => rune.Value >= ' ' || rune.Value is '\n' or '\t')
                    .Where(rune => rune.Value is not (0xFFFE or 0xFFFF))
                    .Select(rune => rune.ToString())
            )
        )!;
}
