using Funding.Core;
using Funding.Pages.Forms;

namespace Funding.Pages.Settings;

/// <summary>The next application form while it is written.</summary>
/// <param name="Form">The draft, or the form that a draft would begin from.</param>
/// <param name="IsDraft">Whether there is a draft.</param>
/// <param name="By">Who changed it last, when there is one.</param>
/// <param name="At">When.</param>
/// <param name="Hidden">Parts of an application that it does not ask for.</param>
/// <param name="Differences">What the draft changes, in words.</param>
/// <param name="Steps">The form of the small steps: move, remove, throw away.</param>
/// <param name="Publishing">The form that publishes it.</param>
/// <param name="ETag">The version of the settings.</param>
/// <param name="MayChange">Whether the reader may change anything.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record FormEditorModel(
    FormDefinition Form,
    bool IsDraft,
    string? By,
    DateTimeOffset? At,
    IReadOnlyList<FormQuestion> Hidden,
    IReadOnlyList<string> Differences,
    FormState Steps,
    FormState Publishing,
    string ETag,
    bool MayChange,
    string? NoticeKey
);

/// <summary>The form as applicants see it; what is filled in goes nowhere.</summary>
/// <param name="Form">The form.</param>
/// <param name="State">Nothing filled in.</param>
/// <param name="Shape">Rows and years.</param>
/// <param name="Applicant">An applicant.</param>
/// <param name="Partners">The other members.</param>
public sealed record FormPreviewModel(
    FormDefinition Form,
    FormState State,
    Applying.FormShape Shape,
    AssociationMember Applicant,
    IReadOnlyList<AssociationMember> Partners
);
