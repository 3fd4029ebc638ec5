using FsCheck.Fluent;
using FsCheck.Xunit;
using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

/// <summary>
/// The register of a case's documents. Offentlighets- och sekretesslag (2009:400) 5 kap. 1–2 §§: registered at once, with day, number, from or
/// to whom, and what it is about.
/// </summary>
public sealed class RegisterTests
{
    /// <summary>Confirmations of what has just been done: of obviously small importance (5 kap. 1 § fourth paragraph).</summary>
    private static readonly IReadOnlyList<MailTemplate> OfSmallImportance =
    [
        MailTemplate.LinkReissued,
        MailTemplate.OpinionReceipt,
        MailTemplate.OpinionCorrectable,
        MailTemplate.ReferralHandover,
        MailTemplate.ReferralTakenBack,
        MailTemplate.ReportReceipt,
    ];

    /// <summary>A draft is the applicant's own, and so are the mails about it between the applicant's people.</summary>
    private static readonly IReadOnlyList<MailTemplate> AboutADraft =
    [
        MailTemplate.SignOffRequest,
        MailTemplate.SignOffReminder,
        MailTemplate.SignOffDeclined,
        MailTemplate.DraftErasureWarning,
    ];

    /// <summary>The board is a part of the association: what it is sent has not been sent to anybody.</summary>
    private static readonly IReadOnlyList<MailTemplate> WithinTheBoard =
    [
        MailTemplate.BallotRequest,
        MailTemplate.SubstituteCall,
        MailTemplate.BallotReminder,
        MailTemplate.BallotReceipt,
        MailTemplate.BallotVoided,
        MailTemplate.StoodAsideReceipt,
        MailTemplate.ConflictFlagged,
        MailTemplate.ConflictQuestion,
        MailTemplate.ConflictRuled,
        MailTemplate.DissentReceipt,
    ];

    /// <summary>The mail tells of a generated document, which is what is registered.</summary>
    private static readonly IReadOnlyList<MailTemplate> CarryARecord =
    [
        MailTemplate.DecisionGranted,
        MailTemplate.DecisionRejected,
        MailTemplate.AgreementRequest,
        MailTemplate.AgreementInForce,
        MailTemplate.AmendmentRequest,
    ];

    [Fact]
    public void An_application_and_each_of_its_files_is_registered_as_it_comes_in()
    {
        var life = Life.Draft();
        life.Do(new AttachDocument(Samples.Document("d1")), People.Editor);
        life.Do(new SubmitApplication(Samples.Association), People.Signatory);
        life.Do(new AssignCaseNumber(Life.Number), Actor.System);

        var register = Register(life);

        Assert.Equal(
            [
                "KAL-2026-0042-1 2026-09-01 Received Application Kalmar kommun: Ansökan: Vägen in",
                "KAL-2026-0042-2 2026-09-01 Received Attachment Kalmar kommun: Bilaga: bilaga.pdf",
                "KAL-2026-0042-3 2026-09-01 Sent Receipt Kalmar kommun: Bekräftelse på att ansökan har kommit in",
            ],
            register.Select(Text)
        );
        Assert.Equal(new DocumentReference.Record("application-1"), register[0].Reference);
        Assert.Equal(new DocumentReference.Attachment("d1"), register[1].Reference);
        var mails = Assert.IsType<DocumentReference.Mail>(register[2].Reference).MailIds;
        Assert.Equal(2, mails.Count);
        Assert.All(mails, id => Assert.StartsWith($"{life.Current.Version:D8}|", id, StringComparison.Ordinal));
    }

    [Fact]
    public void A_supplement_registers_only_what_is_new()
    {
        var life = Life.Draft().Do(new AttachDocument(Samples.Document("d1")), People.Editor);
        life.Do(new SubmitApplication(Samples.Association), People.Signatory);
        life.Do(new AssignCaseNumber(Life.Number), Actor.System);
        life.Do(new RequestSupplement([new("/risks", "Vilka risker?")]), People.Officer);
        life.Do(new AttachDocument(Samples.Document("d2")), People.Editor);
        var before = Register(life).Count;

        life.Do(new AnswerSupplement(), People.Editor);

        var added = Register(life)[before..];
        Assert.Equal(
            [new DocumentReference.Record("application-2"), new DocumentReference.Attachment("d2")],
            added.Select(e => e.Reference)
        );
        Assert.Equal([DocumentKind.Supplement, DocumentKind.Attachment], added.Select(e => e.Kind));
    }

    [Fact]
    public void Drafts_are_nobodys_documents()
    {
        var life = Life.Draft().Do(new AttachDocument(Samples.Document("d1")), People.Editor);
        life.Do(new Withdraw(), People.Editor);

        Assert.Empty(Register(life));
        Assert.Equal(0, life.Current.Registered);
    }

    [Fact]
    public void A_whole_life_reads_as_a_register()
    {
        var register = Register(Life.Reported());

        Assert.Contains(
            register,
            e => Text(e).Contains("Sent Referral fk: Begäran om yttrande (remiss)", StringComparison.Ordinal)
        );
        Assert.Contains(register, e => Text(e).Contains("Received Opinion fk: Yttrande", StringComparison.Ordinal));
        Assert.Contains(
            register,
            e => Text(e).Contains("DrawnUp Proposal Styrelsen: Tjänsteutlåtande", StringComparison.Ordinal)
        );
        Assert.Contains(
            register,
            e => Text(e).Contains("DrawnUp Minutes Styrelsen: Justerat protokoll, § 12", default)
        );
        Assert.Contains(
            register,
            e => Text(e).Contains("Sent Decision Kalmar kommun: Beslut: ansökan beviljas", default)
        );
        Assert.Equal(
            ["Avtal för godkännande", "Avtal, godkänt av sökanden", "Avtal, godkänt av båda parter"],
            register.Where(e => e.Kind == DocumentKind.Agreement).Select(e => e.Title.Sv)
        );
        Assert.Equal(
            ["agreement-1", "agreement-2", "agreement-3"],
            register
                .Where(e => e.Kind == DocumentKind.Agreement)
                .Select(e => ((DocumentReference.Record)e.Reference!).RecordId)
        );
        Assert.Contains(register, e => e is { Kind: DocumentKind.Report, Direction: DocumentDirection.Received });
    }

    [Fact]
    public void Taking_up_a_tabled_proposal_again_is_no_new_document()
    {
        var life = Life.WithBoard().Do(new TableMatter("Mer tid."), People.Chair);
        var before = Register(life).Count;

        life.Do(new OpenBoardDecision(Samples.Seats, Samples.Substitutes, life.Now.AddDays(14)), People.Officer);

        Assert.Equal(before, Register(life).Count);
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = 150)]
    public void Every_life_has_a_register_without_gaps_that_its_state_counts(Move[] moves)
    {
        var life = Played.Of(moves);
        if (life.Trail.Count == 0)
        {
            return;
        }

        var (state, register) = DocumentRegister.OfTrail(life.Trail.Select(Json.Again));

        Assert.Equal(Enumerable.Range(1, register.Count), register.Select(e => e.Number));
        Assert.Equal(register.Count, life.State!.Registered);
        Assert.Equal(Json.Of(life.State), Json.Of(state));
        Assert.Equal(
            register.Where(e => e.Reference is DocumentReference.Record).Select(e => e.Number),
            life.State.Records.Select(r => r.Number)
        );
        Assert.Equal(life.State.Records.Count, life.State.Records.DistinctBy(r => r.Id).Count());
        Assert.All(register, e => Assert.False(string.IsNullOrWhiteSpace(e.Counterpart + e.Title.Sv + e.Title.En)));
    }

    [Fact]
    public void Every_mail_to_somebody_outside_the_association_is_in_the_register_or_said_to_be_of_small_importance()
    {
        List<string> forgotten = [];
        foreach (var moves in Moves.Lives().Generator.Sample(300, 200))
        {
            Application? before = null;
            foreach (var happened in Played.Of(moves).Trail)
            {
                var after = Application.Fold(before, happened);
                var registered = DocumentRegister
                    .Of(before, after, happened)
                    .Select(e => e.Reference)
                    .OfType<DocumentReference.Mail>()
                    .SelectMany(m => m.MailIds)
                    .ToHashSet();
                forgotten.AddRange(
                    ApplicationEffects
                        .Of(after, happened)
                        .Index()
                        .Where(e =>
                            e.Item is Effect.SendMail mail
                            // The same document once more.
                            && happened is not ApplicationEvent.MailSentAgain
                            && IsOutside(mail.Recipient)
                            && !OfSmallImportance.Contains(mail.Template)
                            && !AboutADraft.Contains(mail.Template)
                            && !WithinTheBoard.Contains(mail.Template)
                            && !CarryARecord.Contains(mail.Template)
                            && !registered.Contains($"{after.Version:D8}|{e.Index:D3}")
                        )
                        .Select(e => $"{happened.GetType().Name}: {((Effect.SendMail)e.Item).Template}")
                );
                before = after;
            }
        }

        Assert.Empty(forgotten.Distinct());
    }

    [Fact]
    public void A_register_that_was_never_kept_is_counted_from_the_trail_and_goes_on_from_there()
    {
        var life = Life.InReview();
        var stored = life.Current with { Registered = null, Records = [] };

        var counted = DocumentRegister.OfTrail(life.Trail);

        Assert.Null(Application.Fold(stored, new ApplicationEvent.DueSkipped("x")).Registered);
        Assert.Equal(life.Current.Registered, counted.State.Registered);
        Assert.Equal(life.Current.Records, counted.State.Records);
    }

    private static List<RegisterEntry> Register(Life life) => [.. DocumentRegister.OfTrail(life.Trail).Entries];

    private static bool IsOutside(PersonRef person) =>
        person != Samples.Association.Secretariat
        && person != Samples.Association.Finance
        && person != Samples.Association.Director;

    private static string Text(RegisterEntry entry) =>
        $"{entry.Handling(Life.Number)} {entry.Day:yyyy-MM-dd} {entry.Direction} {entry.Kind} {entry.Counterpart}: {entry.Title.Sv}";
}
