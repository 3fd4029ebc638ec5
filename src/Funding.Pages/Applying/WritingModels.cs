using Funding.Core;
using Funding.Pages.Forms;
using ApplicationId = Funding.Core.ApplicationId;

namespace Funding.Pages.Applying;

/// <summary>What to know before an application is begun.</summary>
/// <param name="State">The form that begins it; its <c>id</c> makes one draft of a form sent twice.</param>
/// <param name="Rules">Numbers to tell beforehand.</param>
/// <param name="Files">What may be attached.</param>
public sealed record NewApplicationModel(FormState State, AssociationRules Rules, FileLimits Files);

/// <summary>What may be attached, told beforehand.</summary>
/// <param name="Types">File name extensions, as in <c>.pdf,.docx</c>.</param>
/// <param name="One">Largest file, in bytes.</param>
/// <param name="All">Largest sum of an application's files, in bytes.</param>
public sealed record FileLimits(string Types, long One, long All);

/// <summary>An application that is being written: its sections, and how far each has come.</summary>
/// <param name="Application">As saved.</param>
/// <param name="Progress">How far it has come.</param>
/// <param name="Questions">What the secretariat has asked, when a supplement is being written.</param>
/// <param name="Restore">The form that takes back what has been written over, possibly refused.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record TaskListModel(
    Application Application,
    FormProgress Progress,
    IReadOnlyList<QuestionProgress> Questions,
    FormState Restore,
    string? NoticeKey = null
)
{
    /// <summary>The form that takes the application back; null for whoever may not.</summary>
    public FormState? Withdraw { get; init; }

    /// <summary>Where on the form's pages the faults are.</summary>
    public required FieldPlaces Places { get; init; }

    /// <summary>The section that was just saved, or null.</summary>
    public SectionProgress? JustSaved { get; init; }
}

/// <summary>One section of the form, being written.</summary>
/// <param name="Application">As saved.</param>
/// <param name="Progress">How far the form has come.</param>
/// <param name="Section">Which section.</param>
/// <param name="ETag">The version that the page was read with.</param>
/// <param name="State">What is typed, on the whole form: the other sections as they are saved.</param>
/// <param name="Shape">Rows and years to show.</param>
/// <param name="Applicant">The own organisation.</param>
/// <param name="Partners">The association's other members.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record SectionModel(
    Application Application,
    FormProgress Progress,
    SectionProgress Section,
    string ETag,
    FormState State,
    FormShape Shape,
    AssociationMember Applicant,
    IReadOnlyList<AssociationMember> Partners,
    string? NoticeKey = null
)
{
    /// <summary>Where on the form's pages the faults are.</summary>
    public required FieldPlaces Places { get; init; }

    /// <summary>The section that was just saved when this is the next one, or null.</summary>
    public SectionProgress? JustSaved { get; init; }

    /// <summary>Tells people apart in what the browser keeps of unsaved text; says nothing about them.</summary>
    public required string Writer { get; init; }
}

/// <summary>The attachments of an application that is being written.</summary>
/// <param name="Application">As saved.</param>
/// <param name="State">The form that takes a file, possibly refused.</param>
/// <param name="Files">What may be attached.</param>
/// <param name="Replacing">The document whose place the next file takes, or null.</param>
/// <param name="Questions">What the secretariat has asked about the attachments.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record AttachmentsModel(
    Application Application,
    FormState State,
    FileLimits Files,
    Document? Replacing,
    IReadOnlyList<QuestionProgress> Questions,
    string? NoticeKey = null
)
{
    /// <summary>The section that was just saved when this is the next page, or null.</summary>
    public SectionProgress? JustSaved { get; init; }

    /// <summary>Bytes that are left for more files.</summary>
    public long Left { get; init; }

    /// <summary>The refused form that says why a file is kept, or null.</summary>
    public FormState? Keeping { get; init; }
}

/// <summary>What somebody typed in an application that has been sent in meanwhile: shown, so that it can be copied.</summary>
/// <param name="Id">The application.</param>
/// <param name="Definition">Its form.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Fields">The fields that the page had.</param>
public sealed record TooLateModel(
    ApplicationId Id,
    FormDefinition Definition,
    FormState Typed,
    IReadOnlyList<string> Fields
);

/// <summary>The last look before an application, or a supplement, is sent in.</summary>
/// <param name="Application">As saved.</param>
/// <param name="ETag">The version that is sent in.</param>
/// <param name="Progress">What is missing or wrong, section by section.</param>
/// <param name="Places">Where on the form's pages the faults are.</param>
/// <param name="MaySubmit">Whether the reader is the authorised signatory.</param>
/// <param name="State">The form, possibly refused.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record SubmitModel(
    Application Application,
    string ETag,
    FormProgress Progress,
    FieldPlaces Places,
    bool MaySubmit,
    FormState State,
    string? NoticeKey = null
);

/// <summary>What has been sent in, and what happens next.</summary>
/// <param name="Application">The state.</param>
/// <param name="IsSupplement">Whether it was a supplement.</param>
public sealed record SentModel(Application Application, bool IsSupplement);
