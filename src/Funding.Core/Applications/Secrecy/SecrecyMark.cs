namespace Funding.Core;

/// <summary>
/// That a document of the case, or a passage in it, may be secret. A mark is a reminder and never a decision: every request is tried by itself
/// (offentlighets- och sekretesslag 2009:400, 5 kap. 5 § and 6 kap.).
/// </summary>
/// <param name="Id">The line of the trail that set it.</param>
/// <param name="Document">The document's number in the register.</param>
/// <param name="Passage">The words that may be secret, as they stand in the document; empty when it is the whole document.</param>
/// <param name="Statute">The provision that may apply: <c>26 kap. 1 § OSL</c>.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="By">Who set it.</param>
/// <param name="At">When: the law asks for the day.</param>
public sealed record SecrecyMark(
    long Id,
    int Document,
    string Passage,
    string Statute,
    string Reason,
    Author By,
    DateTimeOffset At
)
{
    /// <summary>Whether it is the whole document.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsWhole => Passage.Length == 0;

    internal static SecrecyMark Of(long sequence, ApplicationEvent.SecrecyMarked e) =>
        new(sequence, e.Document, e.Passage, e.Statute, e.Reason, e.By, e.At);
}
