using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;

namespace Funding.Functions.Http;

/// <summary>Mails of a case that did not arrive, and where they go when they are sent again.</summary>
public sealed class MailsAgain
{
    private readonly MailLog _mails;
    private readonly DirectoryStore _directory;

    internal MailsAgain(MailLog mails, DirectoryStore directory) => (_mails, _directory) = (mails, directory);

    /// <summary>The command that sends a mail again; the problem when there is no such mail, or it has arrived.</summary>
    internal async Task<Result<ApplicationCommand>> CommandAsync(
        Application application,
        string mail,
        CancellationToken cancellationToken
    )
    {
        if (
            EffectId.Named(application.Id, mail) is not { } id
            || await _mails.FindAsync(id, cancellationToken) is not { Effect: { } said } found
            || !MayGoAgain(application, found.Mail, id)
        )
        {
            return KnownProblems.NotFound;
        }
        var to = Now(await _directory.FindAsync(cancellationToken), application, said.Recipient);
        return new ApplicationCommand.SendMailAgain(
            id.Name,
            said.Template,
            to,
            said.Recipient.Email,
            said.Link,
            said.Parameters
        );
    }

    /// <summary>Whether a mail failed or came back, and nobody has seen to it.</summary>
    internal static bool MayGoAgain(Application application, LoggedMail mail, EffectId id) =>
        mail.IsKept
        && (
            application.ReturnedMails.FirstOrDefault(returned => returned.Mail == id.Name) is { } known
                ? known.IsOpen || known.SentAgainAt is not null
                : mail.Status is MailStatus.Failed
        );

    /// <summary>
    /// The person with the address as it is today: in the directory by id, or, for somebody whom only the form names, the one
    /// of that name in the applicant's own organisation. Nobody types an address in: a personal link goes to nobody else.
    /// </summary>
    internal static PersonRef Now(Association? association, Application application, PersonRef person)
    {
        if (association is null)
        {
            return person;
        }
        if (association.Person(person.Id) is { } known)
        {
            return person with { Email = known.Email };
        }
        if (association.PersonWith(person.Email) is not null)
        {
            return person;
        }
        var named = association
            .Directory.People.Where(other =>
                other.OrganisationNumber == application.Owner
                && string.Equals(other.Name, person.Name, StringComparison.OrdinalIgnoreCase)
            )
            .ToList();
        return named is [{ } one] ? person with { Email = one.Email } : person;
    }
}
