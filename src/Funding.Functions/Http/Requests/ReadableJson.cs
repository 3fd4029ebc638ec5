using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Funding.Functions.Http.Requests;

/// <summary>JSON in which å, ä and ö stand as they are; what could be taken for markup is still escaped.</summary>
internal static class ReadableJson
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
