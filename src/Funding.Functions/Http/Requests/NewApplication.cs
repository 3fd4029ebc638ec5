using System.Text.Json;
using Funding.Core;
using Funding.Functions.Http.Bodies;
using Funding.Functions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Requests;

/// <summary>The body that creates an application: the form, and small files beside it under <c>attachments</c>.</summary>
/// <param name="Form">The form.</param>
/// <param name="Attachments">The files.</param>
internal sealed record NewApplication(ApplicationForm Form, IReadOnlyList<AttachmentBody> Attachments)
{
    private const string AttachmentsField = "attachments";

    /// <summary>Reads both parts and names the faults of both.</summary>
    public static async Task<Result<NewApplication>> ReadAsync(HttpRequest request)
    {
        var read = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.JsonElement,
            BodyLimits.Form,
            request.HttpContext.RequestAborted
        );
        if (!read.Try(out var json, out var problem))
        {
            return problem;
        }
        try
        {
            return json.ValueKind is JsonValueKind.Object ? Read(json) : KnownProblems.MalformedJson;
        }
        // Half of a surrogate pair in a string or a name.
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            return KnownProblems.MalformedJson;
        }
    }

    private static Result<NewApplication> Read(JsonElement json)
    {
        var form = JsonBody.Parse(WithoutAttachments(json), ApiJson.Default.ApplicationForm);
        var files = Files(json);
        return (form.Try(out var readForm, out var problem), files.Try(out var readFiles, out var fileProblem)) switch
        {
            (true, true) => new NewApplication(readForm!, readFiles!),
            (false, true) => problem!,
            (true, false) => fileProblem!,
            (false, false) => problem! with { Errors = [.. problem!.Errors, .. fileProblem!.Errors] },
        };
    }

    private static Result<AttachmentBody[]> Files(JsonElement json)
    {
        if (!json.TryGetProperty(AttachmentsField, out var attachments))
        {
            return Array.Empty<AttachmentBody>();
        }
        var type = ApiJson.Default.AttachmentBodyArray;
        var faults = JsonShape.Faults(attachments, type);
        return faults.Count > 0
            ? KnownProblems.InvalidBody([
                .. faults.Select(fault => fault with { Field = $"/{AttachmentsField}{fault.Field}" }),
            ])
            : attachments.Deserialize(type)!;
    }

    private static byte[] WithoutAttachments(JsonElement json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var field in json.EnumerateObject().Where(field => !field.NameEquals(AttachmentsField)))
            {
                field.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }
}
