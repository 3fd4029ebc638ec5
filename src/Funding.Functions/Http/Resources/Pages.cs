using Funding.Core;
using Funding.Functions.Storage;

namespace Funding.Functions.Http.Resources;

/// <summary>Who is signed in.</summary>
internal sealed record PersonResource(
    string Id,
    string Name,
    IReadOnlyList<Role> Roles,
    OrganisationNumber? Organisation
);

/// <summary>A page of a list.</summary>
/// <param name="Items">Its rows.</param>
/// <param name="Continuation">Give it back as <c>?continuation=</c> for the next page; absent on the last.</param>
internal sealed record PageResource<T>(IReadOnlyList<T> Items, string? Continuation);

/// <summary>An application in a list.</summary>
internal sealed record ApplicationRow(
    ApplicationId Id,
    ApplicationStage Stage,
    CaseNumber? CaseNumber,
    string Title,
    string Applicant,
    OrganisationNumber Owner,
    Money Sought,
    Money Granted,
    Money Paid,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt
)
{
    public static ApplicationRow Of(ViewRow row) =>
        new(
            row.Id,
            row.Stage,
            row.CaseNumber,
            row.Title,
            row.Applicant,
            row.Owner,
            row.Sought,
            row.Granted,
            row.Paid,
            row.CreatedAt,
            row.SubmittedAt
        );
}

/// <summary>A mail that was sent, or is to be.</summary>
internal sealed record MailRow(
    string Id,
    MailTemplate Template,
    string To,
    string Status,
    DateTimeOffset QueuedAt,
    DateTimeOffset? SentAt,
    string Subject
);

/// <summary>A payment handed to the bank.</summary>
internal sealed record PaymentRow(
    PaymentId Id,
    Money Amount,
    string Account,
    string Payee,
    DateTimeOffset InstructedAt
);
