using System.Globalization;
using System.Runtime.CompilerServices;
using Funding.Core;
using Funding.Functions.Storage;
using Funding.Pages;
using Funding.Pages.Applying;
using Funding.Pages.Formatting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Funding.Functions.Http.Listing;

/// <summary>Cases as a file for a spreadsheet, read a page at a time while it is sent.</summary>
internal sealed class CaseExport(
    string format,
    string fileName,
    IAsyncEnumerable<ViewRow> cases,
    IStringLocalizer<Texts> texts,
    string language
) : IResult
{
    /// <summary>Most cases in one file.</summary>
    internal const int Most = 50_000;

    private const int RowsAtOnce = 500;
    private static readonly string[] _columns =
    [
        "CaseNumber",
        "Title",
        "Applicant",
        "OrganisationNumber",
        "Contact",
        "Stage",
        "Submitted",
        "Officer",
        "Deadline",
        "DeadlineKind",
        "Sought",
        "Granted",
        "Paid",
        "Recovered",
    ];

    /// <summary>Whether there is such a format.</summary>
    internal static bool IsFormat(string format) => format is "csv" or "xlsx";

    /// <summary>All cases that a filter lets through, page by page.</summary>
    internal static async IAsyncEnumerable<ViewRow> AllAsync(
        CaseFinder finder,
        CaseFilter filter,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string? from = null;
        do
        {
            var page = await finder.FindAsync(filter, from, RowsAtOnce, cancellationToken);
            foreach (var row in page.Rows)
            {
                yield return row;
            }
            from = page.Next;
        } while (from is not null);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Formats.CultureOf(language);
        response.ContentType = format == "csv" ? CsvSheet.ContentType : XlsxSheet.ContentType;
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}.{format}\"";
        response.Headers.CacheControl = "no-store";
        string[] headings = [.. _columns.Select(column => texts[$"Lists.Column.{column}"].Value)];
        var rows = RowsAsync(httpContext.RequestAborted);
        if (format == "csv")
        {
            await CsvSheet.WriteAsync(response.Body, headings, rows, httpContext.RequestAborted);
        }
        else
        {
            await XlsxSheet.WriteAsync(response.Body, texts["Lists.Sheet"], headings, rows, httpContext.RequestAborted);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<ExportCell>> RowsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var count = 0;
        await foreach (var row in cases.WithCancellation(cancellationToken))
        {
            if (count++ == Most)
            {
                // Whoever reads the file and not the page must see that it is not all.
                yield return [new ExportCell(texts["Lists.ExportCut", Formats.Number(Most)])];
                yield break;
            }
            yield return Cells(row);
        }
    }

    private ExportCell[] Cells(ViewRow row) =>
        [
            new(row.CaseNumber?.ToString()),
            new(row.Title),
            new(row.Applicant),
            new(row.Owner.ToString()),
            new(row.Contact),
            new(texts.Word(row.Stage)),
            new(null, Day: row.SubmittedAt is { } submitted ? SwedishTime.DayOf(submitted) : null),
            new(row.OfficerName),
            new(null, Day: row.Deadline),
            new(row.DeadlineKind is { } kind ? texts[$"Lists.DeadlineKind.{kind}"].Value : null),
            new(null, row.Sought.Kronor),
            new(null, row.Granted.Kronor),
            new(null, row.Paid.Kronor),
            new(null, row.Recovered.Kronor),
        ];
}
