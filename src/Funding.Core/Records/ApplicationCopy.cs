namespace Funding.Core;

/// <summary>A copy of an application as it was sent in.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Version">1 for the first time it was sent in, one more with every supplement.</param>
/// <param name="Form">What the applicant wrote.</param>
/// <param name="Documents">The files that belong to it, with their hashes.</param>
/// <param name="SentInBy">Who signed off for the applicant.</param>
/// <param name="SentInAt">When it came in.</param>
public sealed record ApplicationCopy(
    CaseNumber CaseNumber,
    int Version,
    ApplicationForm Form,
    IReadOnlyList<Document> Documents,
    string SentInBy,
    DateTimeOffset SentInAt
) : RecordContent
{
    /// <summary>The form that was answered; null stands for <see cref="FormDefinition.Default"/>.</summary>
    public FormDefinition? Definition { get; init; }

    /// <summary>JSON pointers to what is different from the version before; empty in the first.</summary>
    public IReadOnlyList<string> ChangedFields
    {
        get;
        init => field = Rows.Of(value);
    } = [];
}
