using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>One line of the lists.</summary>
/// <param name="Id">The application.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="CaseNumber">Null before registration.</param>
/// <param name="Title">The project's name, as everybody who sees the line may see it.</param>
/// <param name="Applicant">The applicant's name.</param>
/// <param name="Owner">The organisation whose application it is.</param>
/// <param name="CoApplicants">Numbers of the members that apply with it, with a space between; they see it too.</param>
/// <param name="Sought">The whole sum that is sought.</param>
/// <param name="Granted">The whole grant; zero before a decision.</param>
/// <param name="Paid">What has been paid.</param>
/// <param name="CreatedAt">When the draft was created.</param>
/// <param name="SubmittedAt">When it was submitted; null for a draft.</param>
/// <param name="Recovered">What of the grant is back in the fund.</param>
/// <param name="AwaitsReport">Whether delegates have decided and the board has not been told.</param>
/// <param name="Tasks">What waits for the applicant, as <see cref="ApplicantTask.Write"/> has it; empty in rows written before it was kept.</param>
/// <param name="Next">What happens next, as <see cref="Milestone.Write"/> has it; empty when nothing does, or before it was kept.</param>
/// <param name="Contact">The applicant's contact's name; null when none is given.</param>
/// <param name="OfficerId">Whose case it is in the office; null: nobody's in particular.</param>
/// <param name="OfficerName">The officer's name.</param>
/// <param name="Deadline">The next day by which somebody has to do something.</param>
/// <param name="DeadlineKind">What is to be done by then.</param>
/// <param name="Awaited">The roles of the office that have the next move, with a space between.</param>
/// <param name="Words">The words by which it is found, in order, with a space between; empty for a draft.</param>
internal sealed record ViewRow(
    ApplicationId Id,
    ApplicationStage Stage,
    CaseNumber? CaseNumber,
    string Title,
    string Applicant,
    OrganisationNumber Owner,
    string CoApplicants,
    Money Sought,
    Money Granted,
    Money Paid,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt,
    Money Recovered = default,
    bool AwaitsReport = false,
    string Tasks = "",
    string Next = "",
    string? Contact = null,
    string? OfficerId = null,
    string? OfficerName = null,
    DateOnly? Deadline = null,
    DeadlineKind? DeadlineKind = null,
    string Awaited = "",
    string Words = ""
)
{
    // A line is a line: what a draft may hold beyond that stays with the draft.
    private const int LongestText = 300;

    // More than these would not fit into the transaction that moves the rows; an association has some fifteen members.
    private const int MostCoApplicants = 15;

    internal static ViewRow Of(Application application)
    {
        var form = application.SubmittedForm ?? application.Form;
        var ledger = application.Ledger;
        var isSubmitted = application.SubmittedAt is not null;
        var deadline = isSubmitted ? NextDeadline.Of(application) : null;
        return new ViewRow(
            application.Id,
            application.Stage,
            application.CaseNumber,
            Short(form.Title),
            Short(form.Applicant.Name),
            application.Owner,
            CoApplicantsOf(application),
            SoughtOf(form.Budget),
            ledger.Granted,
            ledger.Paid,
            application.CreatedAt,
            application.SubmittedAt,
            ledger.Recovered,
            application.AwaitsReportToBoard,
            ApplicantTask.Write(ApplicantTasks.Of(application)),
            CaseTimeline.Next(application)?.Write() ?? "",
            application.Contact?.Name is { Length: > 0 } contact ? Short(contact) : null,
            application.Officer?.Id,
            application.Officer?.Name,
            deadline?.On,
            deadline?.Kind,
            // Drafts belong to the municipality: the office neither sees nor finds them.
            isSubmitted ? string.Join(' ', AwaitedRoles.Of(application)) : "",
            isSubmitted ? string.Join(' ', WordsOf(application, form)) : ""
        );
    }

    private static IReadOnlyList<string> WordsOf(Application application, ApplicationForm form) =>
        SearchWords.Of(
            application.CaseNumber,
            Short(form.Title),
            form.Applicant.Name,
            application.Contact?.Name,
            application.Contact?.Email.ToString(),
            application.Signatory?.Name,
            application.Officer?.Name
        );

    private static string CoApplicantsOf(Application application) =>
        string.Join(
            ' ',
            application
                .Form.CoApplicants.Select(other =>
                    OrganisationNumber.TryParse(other.OrganisationNumber, out var number) ? number : null
                )
                .OfType<OrganisationNumber>()
                .Where(number => number != application.Owner)
                .Distinct()
                .Take(MostCoApplicants)
        );

    // A draft may hold any number: one that cannot be summed is shown as nothing rather than stopping the draft.
    private static Money SoughtOf(Budget budget)
    {
        try
        {
            return budget.TotalSought;
        }
        catch (OverflowException)
        {
            return Money.Zero;
        }
    }

    private static string Short(string text) => text.Length <= LongestText ? text : text[..(LongestText - 1)] + "…";
}
