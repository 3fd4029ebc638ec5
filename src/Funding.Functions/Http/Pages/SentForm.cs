using System.Collections.Immutable;
using System.Text;
using Funding.Functions.Http.Requests;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Funding.Functions.Http.Pages;

/// <summary>A form as it was sent: every value to the letter, nothing understood yet.</summary>
internal sealed class SentForm
{
    private const int MostFields = 3_000;
    private const int LongestValue = 512 * 1024;

    private readonly ImmutableDictionary<string, ImmutableArray<string>> _values;

    private SentForm(ImmutableDictionary<string, ImmutableArray<string>> values) => _values = values;

    /// <summary>Which form of the page it is.</summary>
    public string Act => this["act"] ?? "";

    /// <summary>A field's value, or null when it was not sent.</summary>
    public string? this[string name] => _values.TryGetValue(name, out var all) && all.Length > 0 ? all[0] : null;

    /// <summary>The typed values, to be read or shown again.</summary>
    public FormState State(string act) => new(act, _values);

    /// <summary>Reads a form without files; null when it cannot be read.</summary>
    public static async Task<SentForm?> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }
        try
        {
            var form = await request.ReadFormAsync(
                new FormOptions
                {
                    ValueCountLimit = MostFields,
                    ValueLengthLimit = LongestValue,
                    KeyLengthLimit = 200,
                    BufferBodyLengthLimit = BodyLimits.Form,
                    MultipartBodyLengthLimit = BodyLimits.Form,
                },
                request.HttpContext.RequestAborted
            );
            return new SentForm(
                form.ToImmutableDictionary(
                    pair => pair.Key,
                    pair => pair.Value.Select(value => value ?? "").ToImmutableArray(),
                    StringComparer.Ordinal
                )
            );
        }
        catch (Exception fault) when (IsMalformed(fault))
        {
            return null;
        }
    }

    /// <summary>
    /// Reads a form part by part, so that a file passes through without standing in memory. Fields that come after the
    /// file are read too, but the file's taker sees only those before it: the page puts its file field last.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="takeFile">Takes the file; called at most once.</param>
    /// <returns>The form, or null when it cannot be read.</returns>
    public static async Task<SentForm?> ReadAsync(HttpRequest request, Func<SentForm, string, Stream, Task> takeFile)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
        {
            return await ReadAsync(request);
        }
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > 70)
        {
            return null;
        }
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = BodyLimits.Attachment + BodyLimits.Form;
        }
        var values = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        try
        {
            var length = 0;
            var hasFile = false;
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
            {
                if (section.AsFileSection() is { FileStream: { } content } file)
                {
                    // A file field that was left empty comes without a name.
                    if (file.FileName.Length > 0 && !hasFile)
                    {
                        hasFile = true;
                        await takeFile(Of(values), file.FileName, content);
                    }
                    continue;
                }
                if (section.AsFormDataSection() is not { Name.Length: > 0 and <= 200 } field)
                {
                    return null;
                }
                var value = await ReadTextAsync(
                    section.Body,
                    (int)BodyLimits.Form - length,
                    request.HttpContext.RequestAborted
                );
                if (value is null || values.Count >= MostFields)
                {
                    return null;
                }
                length += value.Length;
                values[field.Name] = values.TryGetValue(field.Name, out var before) ? before.Add(value) : [value];
            }
        }
        catch (Exception fault) when (IsMalformed(fault))
        {
            return null;
        }
        return Of(values);
    }

    private static SentForm Of(Dictionary<string, ImmutableArray<string>> values) =>
        new(values.ToImmutableDictionary(StringComparer.Ordinal));

    private static async Task<string?> ReadTextAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[4096];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + count > Math.Min(limit, LongestValue))
            {
                return null;
            }
            bytes.Write(buffer, 0, count);
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static bool IsMalformed(Exception fault) =>
        fault is InvalidDataException or IOException and not BadHttpRequestException;
}
