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
    DateTimeOffset? SubmittedAt,
    string? Contact = null,
    OfficerResource? Officer = null,
    DateOnly? Deadline = null,
    DeadlineKind? DeadlineKind = null,
    IReadOnlyList<Role>? Waits = null
)
{
    /// <summary>As applicants see it.</summary>
    public static ApplicationRow Of(ViewRow row) => Of(row, forOffice: false);

    /// <summary>The line, with what is the office's own when it is for the office.</summary>
    public static ApplicationRow Of(ViewRow row, bool forOffice) =>
        forOffice
            ? Plain(row) with
            {
                Contact = row.Contact,
                Officer = row.OfficerId is { } id ? new OfficerResource(id, row.OfficerName ?? id) : null,
                Deadline = row.Deadline,
                DeadlineKind = row.DeadlineKind,
                Waits =
                [
                    .. row
                        .Awaited.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(name => Enum.Parse<Role>(name)),
                ],
            }
            : Plain(row);

    private static ApplicationRow Plain(ViewRow row) =>
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

/// <summary>Who handles a case in the office.</summary>
internal sealed record OfficerResource(string Id, string Name);

/// <summary>What a step of the lists' rebuilding did.</summary>
/// <param name="Rebuilt">How many applications' rows were written anew.</param>
/// <param name="After">Give it back as <c>?after=</c> for the next step; absent when all are done.</param>
internal sealed record RebuildResource(int Rebuilt, ApplicationId? After);

/// <summary>A mail that was sent, or is to be.</summary>
internal sealed record MailRow(
    string Id,
    MailTemplate Template,
    string To,
    string Status,
    DateTimeOffset QueuedAt,
    DateTimeOffset? SentAt,
    string Subject,
    string? Fate,
    DateTimeOffset? FateAt
);

/// <summary>A payment handed to the bank.</summary>
internal sealed record PaymentRow(
    PaymentId Id,
    Money Amount,
    string Account,
    string Payee,
    DateTimeOffset InstructedAt
);
