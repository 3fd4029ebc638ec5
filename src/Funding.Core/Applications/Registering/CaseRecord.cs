using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>A generated document of a case: a copy of the application, a decision letter, a version of the agreement.</summary>
/// <param name="Id">Id within the application: <c>application-1</c>, <c>decision-1</c>, <c>agreement-2</c>.</param>
/// <param name="Number">Its handling number.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">What the register says of it.</param>
public sealed record CaseRecord(string Id, int Number, DocumentKind Kind, LocalizedText Title)
{
    /// <summary>Lower-case hexadecimal hash of the stored document; null until it is stored.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public long Length { get; init; }

    /// <summary>Whether it can be read.</summary>
    [JsonIgnore]
    public bool IsStored => Sha256 is not null;
}

/// <summary>An application's being sent in, the last time.</summary>
/// <param name="By">Who signed off for the applicant.</param>
/// <param name="At">When.</param>
public sealed record Sending(Author By, DateTimeOffset At)
{
    /// <summary>JSON pointers to what a supplement changed.</summary>
    public IReadOnlyList<string> ChangedFields
    {
        get;
        init => field = Rows.Of(value);
    } = [];
}
