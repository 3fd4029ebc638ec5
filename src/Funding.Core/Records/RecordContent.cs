using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>
/// What a generated document says, complete: the same content always gives the same document. It is drawn up once, stored, and never
/// drawn up anew, so everything that may change later (names, texts of people, rules) stands here as it was.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(ApplicationCopy), "applicationCopy")]
[JsonDerivedType(typeof(DecisionLetter), "decisionLetter")]
[JsonDerivedType(typeof(AgreementDocument), "agreement")]
[JsonDerivedType(typeof(AmendmentDocument), "amendment")]
[JsonDerivedType(typeof(MinutesDocument), "minutes")]
public abstract record RecordContent
{
    /// <summary>The association whose document it is.</summary>
    public required string Association { get; init; }

    /// <summary>What it is registered as: the handling number of a case (<c>KAL-2026-0042-3</c>), or the meeting's number.</summary>
    public required string Number { get; init; }

    /// <summary>The day that it is dated.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The association's own words in documents of this kind, as they were in force for the case; null when it has none.</summary>
    public LetterTexts? OwnWords { get; init; }
}
