using Funding.Core;
using Funding.Functions.Email.Templates;
using Funding.Functions.Security;
using Funding.Functions.Settings;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Notifications;

namespace Funding.Functions.Email;

/// <summary>Makes a mail from its template, and the text to keep on record, in which personal links are left out.</summary>
internal sealed class MailComposer(FundingSettings settings, Unsubscribing? unsubscribing = null)
{
    private const string LinkOnRecord = "[personlig länk / personal link]";

    /// <summary>The mail of an effect.</summary>
    internal (Mail Mail, string Record) Compose(string id, AggregateRef of, Effect.SendMail effect, string? token)
    {
        var leave = Leave(effect.Recipient.Email, MailTopics.Of(effect.Template));
        var content = ContentOf(effect, leave);
        var pages = Pages(of);
        var personal = token is null ? null : Address($"{pages.Link}/{token}");
        var addresses = new MailAddresses(personal ?? Address(pages.ForPeople), personal ?? Address(pages.ForStaff));
        var mail = Compose(
            id,
            effect.Recipient,
            content,
            addresses,
            AssociationOf(effect),
            effect.Template.ToString()
        ) with
        {
            Attachment = effect.Attachment,
            Unsubscribe = leave,
        };
        var record = personal is null ? mail.Text : mail.Text.Replace(personal, LinkOnRecord, StringComparison.Ordinal);
        return (
            mail,
            leave is null ? record : record.Replace(leave.AbsoluteUri, LinkOnRecord, StringComparison.Ordinal)
        );
    }

    /// <summary>The mail with a one-time link for signing in.</summary>
    internal Mail ComposeSignIn(string id, PersonRef recipient, string token, string code)
    {
        var address = Address($"sign-in/{token}");
        return Compose(id, recipient, MailTexts.SignIn(code), new MailAddresses(address, address), "", "SignIn");
    }

    /// <summary>The mail to somebody who asked for such a link but signs in with their work account.</summary>
    internal Mail ComposeWorkAccount(string id, PersonRef recipient)
    {
        var address = Address("sign-in");
        return Compose(id, recipient, MailTexts.WorkAccount, new MailAddresses(address, address), "", "WorkAccount");
    }

    /// <summary>The code with which somebody confirms a vote.</summary>
    internal Mail ComposeVoteCode(string id, PersonRef recipient, string code)
    {
        var address = Address("");
        return Compose(id, recipient, VoteCodeMail.Of(code), new MailAddresses(address, address), "", "VoteCode");
    }

    /// <summary>An optional mail as the digest tells it.</summary>
    internal CollectedMail ComposeCollected(AggregateRef of, Effect.SendMail effect)
    {
        var content = InBoth(effect);
        var pages = Pages(of);
        var forStaff = content.Sv.Blocks.OfType<MailBlock.Link>().Any(link => link.ForStaff);
        return new CollectedMail(
            MailLayout.OneLine(content.Subject),
            Lead(content.Sv),
            Lead(content.En),
            Address(forStaff ? pages.ForStaff : pages.ForPeople)
        );

        static string Lead(MailBody body) =>
            string.Join(
                '\n',
                body.Blocks.Select(block =>
                        block switch
                        {
                            MailBlock.Paragraph paragraph => paragraph.Text,
                            MailBlock.Fact fact => $"{fact.Label}: {MailLayout.OneLine(fact.Value)}",
                            _ => null,
                        }
                    )
                    .OfType<string>()
            );
    }

    /// <summary>The day's collected mails of one person.</summary>
    internal Mail ComposeDigest(DailyDigest digest)
    {
        var leave = EmailAddress.TryParse(digest.Address, out var to) ? unsubscribing?.AddressFor(to, null) : null;
        var content = DigestMail.Of(digest, Address("preferences"), leave?.AbsoluteUri);
        return new Mail(
            digest.MailId,
            digest.Name,
            digest.Address,
            content.Subject,
            MailLayout.Text(content, digest.Name, new MailAddresses("", ""), settings.MailReplyTo),
            MailLayout.Html(content, digest.Name, new MailAddresses("", ""), "", settings.MailReplyTo),
            "Digest"
        )
        {
            Unsubscribe = leave,
        };
    }

    // Only a mail that its receiver can do without says how to take leave of it.
    private Uri? Leave(EmailAddress to, MailTopic? topic) =>
        topic is null ? null : unsubscribing?.AddressFor(to, topic);

    private static string AssociationOf(Effect.SendMail effect) => new MailWords(effect.Parameters).Association;

    // Each language has its own way of writing a day.
    private static MailContent InBoth(Effect.SendMail effect) =>
        MailTexts.Of(effect.Template, new MailWords(effect.Parameters)) with
        {
            En = MailTexts.Of(effect.Template, new MailWords(effect.Parameters, "en")).En,
        };

    // A mail that somebody can do without says so, and where.
    private MailContent ContentOf(Effect.SendMail effect, Uri? leave)
    {
        var content = InBoth(effect);
        return MailTopics.Of(effect.Template) is null
            ? content
            : content with
            {
                Sv = new MailBody([
                    .. content.Sv.Blocks,
                    .. DigestMail.PreferencesSv(Address("preferences"), leave?.AbsoluteUri),
                ]),
                En = new MailBody([
                    .. content.En.Blocks,
                    .. DigestMail.PreferencesEn(Address("preferences"), leave?.AbsoluteUri),
                ]),
            };
    }

    /// <summary>The mail with what somebody has told of the site's accessibility.</summary>
    internal Mail ComposeAccessibility(string id, PersonRef recipient, MailContent content)
    {
        var address = Address("accessibility");
        return Compose(id, recipient, content, new MailAddresses(address, address), "", "Accessibility");
    }

    private static (string ForPeople, string ForStaff, string Link) Pages(AggregateRef of) =>
        of.Kind switch
        {
            AggregateKind.Application => (
                $"applications/{of.Partition}",
                $"staff/applications/{of.Partition}",
                $"link/{of.Partition}"
            ),
            AggregateKind.Meeting => (
                $"meetings/{of.Partition}",
                $"staff/meetings/{of.Partition}",
                $"meeting-link/{of.Partition}"
            ),
            AggregateKind.Settings => throw new InvalidOperationException("Settings send no mails."),
        };

    private string Address(string path) => $"{settings.SiteBaseAddress.ToString().TrimEnd('/')}/{path}";

    private Mail Compose(
        string id,
        PersonRef recipient,
        MailContent content,
        MailAddresses addresses,
        string association,
        string kind
    ) =>
        new(
            id,
            recipient.Name,
            recipient.Email.ToString(),
            // A header is one line, whatever somebody has called their project.
            MailLayout.OneLine(content.Subject),
            MailLayout.Text(content, recipient.Name, addresses, settings.MailReplyTo),
            MailLayout.Html(content, recipient.Name, addresses, association, settings.MailReplyTo),
            kind
        );
}
