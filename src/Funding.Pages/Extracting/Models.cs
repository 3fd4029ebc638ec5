using Funding.Core;
using Funding.Pages.Forms;

namespace Funding.Pages.Extracting;

/// <summary>A document of the case, on the page where it is handed out.</summary>
/// <param name="Entry">Its line in the register.</param>
/// <param name="HeldKey">Why it cannot be handed out, as a text key; null when it can.</param>
/// <param name="FileHref">Where its file is read; null for what is no file.</param>
public sealed record ExtractRow(RegisterEntry Entry, string? HeldKey, string? FileHref)
{
    /// <summary>The marks that something in it is masked for; empty until it has been looked at.</summary>
    public IReadOnlyList<SecrecyMark> Masked { get; init; } = [];
}

/// <summary>The page that marks what may be secret and hands out documents.</summary>
/// <param name="Application">The case.</param>
/// <param name="Rows">Its documents, as the register has them.</param>
/// <param name="Form">The form that was sent and refused, or an empty one.</param>
/// <param name="NoticeKey">What was just done, as a text key.</param>
public sealed record ExtractModel(
    Application Application,
    IReadOnlyList<ExtractRow> Rows,
    FormState Form,
    string? NoticeKey
)
{
    /// <summary>The documents that are looked at before they are handed out; null while they are chosen.</summary>
    public IReadOnlyList<ExtractRow>? Chosen { get; init; }

    /// <summary>The office's note of the request.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Which marks were seen.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The form of this name: as it was sent, when it was that one.</summary>
    public FormState FormOf(string act) => Form.Act == act ? Form : FormState.Empty(act);
}

/// <summary>A mail as it is handed out.</summary>
public sealed record ExtractedMail(string ToName, string ToAddress, string Subject, string Text);

/// <summary>A document that is an event or a mail, as a page to hand out.</summary>
/// <param name="Application">The case.</param>
/// <param name="Entry">Its line in the register.</param>
/// <param name="Happened">The event; null for mails.</param>
public sealed record ExtractPaperModel(Application Application, RegisterEntry Entry, ApplicationEvent? Happened)
{
    /// <summary>What happened, in words.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>What somebody wrote about it.</summary>
    public string? Remark { get; init; }

    /// <summary>The proposal that was given to the board; null for what is no proposal.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>The mails.</summary>
    public IReadOnlyList<ExtractedMail> Mails { get; init; } = [];
}

/// <summary>A document that is handed out.</summary>
/// <param name="Title">Number and title.</param>
/// <param name="Path">Where it is in the extract.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Statutes">By which provisions something in it is masked.</param>
public sealed record ExtractedDocument(string Title, string Path, long Length, IReadOnlyList<string> Statutes);

/// <summary>A document that was asked for and is not handed out.</summary>
/// <param name="Title">Number and title.</param>
/// <param name="ReasonKey">Why not, as a text key.</param>
/// <param name="Statutes">By which provisions, when it may be secret.</param>
public sealed record KeptBack(string Title, string ReasonKey, IReadOnlyList<string> Statutes);

/// <summary>The first page of an extract.</summary>
/// <param name="Application">The case.</param>
/// <param name="At">When it was made.</param>
/// <param name="Documents">What is handed out.</param>
/// <param name="KeptBack">What is not.</param>
public sealed record ExtractIndexModel(
    Application Application,
    DateTimeOffset At,
    IReadOnlyList<ExtractedDocument> Documents,
    IReadOnlyList<KeptBack> KeptBack
);
