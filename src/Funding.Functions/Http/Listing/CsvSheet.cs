using System.Globalization;
using System.Text;

namespace Funding.Functions.Http.Listing;

/// <summary>
/// CSV as Swedish spreadsheets open it by a double click: UTF-8 with its mark, semicolons, decimal commas. What would be taken for a
/// formula is made a text by an apostrophe.
/// </summary>
internal static class CsvSheet
{
    internal const string ContentType = "text/csv; charset=utf-8";

    internal static async Task WriteAsync(
        Stream to,
        IEnumerable<string> headings,
        IAsyncEnumerable<IReadOnlyList<ExportCell>> rows,
        CancellationToken cancellationToken
    )
    {
        await using var writer = new StreamWriter(
            to,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            leaveOpen: true
        );
        await writer.WriteAsync(
            Line(headings.Select(heading => new ExportCell(heading))).AsMemory(),
            cancellationToken
        );
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(Line(row).AsMemory(), cancellationToken);
        }
    }

    internal static string Line(IEnumerable<ExportCell> cells) => string.Join(';', cells.Select(Cell)) + "\r\n";

    private static string Cell(ExportCell cell) =>
        cell switch
        {
            { Kronor: { } kronor } => kronor.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ','),
            { Day: { } day } => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Quoted(Harmless(cell.Text ?? "")),
        };

    // A spreadsheet runs what begins so; a title that somebody typed must not.
    private static string Harmless(string text) =>
        text.Length > 0
        && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' || text[0] is '＝' or '＋' or '－' or '＠')
            ? "'" + text
            : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(";\"\r\n") >= 0 || text != text.Trim()
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
