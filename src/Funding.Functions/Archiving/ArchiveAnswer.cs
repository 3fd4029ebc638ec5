using System.Globalization;
using System.IO.Compression;
using System.Text;
using Funding.Pages.Formatting;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Archiving;

/// <summary>A zip file that is made while it is sent.</summary>
internal abstract class ArchiveAnswer : IResult
{
    /// <summary>When its files are said to be from.</summary>
    internal abstract DateTimeOffset At { get; }

    internal abstract string FileName { get; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/zip";
        response.Headers.ContentDisposition = $"attachment; filename=\"{FileName}\"";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Formats.CultureOf("sv");
        await WriteAsync(response.Body, httpContext.RequestAborted);
    }

    internal async Task WriteAsync(Stream to, CancellationToken cancellationToken)
    {
        await using var late = new LateStream(to);
        var archive = await ZipArchive.CreateAsync(
            late,
            ZipArchiveMode.Create,
            leaveOpen: true,
            Encoding.UTF8,
            cancellationToken
        );
        await using (archive)
        {
            await FillAsync(new ArchiveWriter(archive, At), cancellationToken);
        }
        await late.FlushAsync(cancellationToken);
    }

    /// <summary>Writes its files.</summary>
    internal abstract Task FillAsync(ArchiveWriter writer, CancellationToken cancellationToken);
}
