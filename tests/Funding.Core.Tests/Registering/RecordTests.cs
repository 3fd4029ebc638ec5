using System.Text.Json;
using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class RecordTests
{
    [Fact]
    public void The_copy_of_the_application_waits_for_the_case_number_and_says_who_signed_off()
    {
        var life = Life.Draft().Do(new AttachDocument(Samples.Document("d1")), People.Editor);
        life.Do(new SubmitApplication(Samples.Association), People.Signatory);
        Assert.Empty(life.Effects.OfType<Effect.StoreRecord>());

        life.Do(new AssignCaseNumber(Life.Number), Actor.System);

        var (id, content) = Assert.Single(life.Effects.OfType<Effect.StoreRecord>());
        var copy = Assert.IsType<ApplicationCopy>(content);
        Assert.Equal("application-1", id);
        Assert.Equal("KAL-2026-0042-1", copy.Number);
        Assert.Equal(People.Signatory.Name, copy.SentInBy);
        Assert.Equal(life.Current.SubmittedAt, copy.SentInAt);
        Assert.Equal("d1", Assert.Single(copy.Documents).Id);
        Assert.Equal(1, copy.Version);
    }

    [Fact]
    public void Letters_carry_the_words_that_the_association_had_when_the_application_was_submitted()
    {
        var (decision, agreement) = (new LetterTexts("Hej!", "Vänliga hälsningar"), new LetterTexts("", "Lycka till!"));
        var association = Samples.Association with
        {
            Letters = new Dictionary<LetterKind, LetterTexts>
            {
                [LetterKind.Decision] = decision,
                [LetterKind.Agreement] = agreement,
            },
        };
        var life = Life.Draft()
            .Do(new SubmitApplication(association), People.Signatory)
            .Do(new AssignCaseNumber(Life.Number), Actor.System)
            .Do(new ConfirmComplete(Samples.Parties), People.Officer)
            .AllAnswer()
            .Do(Samples.Grant, People.Director);
        life.Do(new OpenBoardDecision(Samples.Seats, Samples.Substitutes, life.Now.AddDays(14)), People.Officer)
            .Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8)
            .Do(new CloseBoardDecision(), People.Officer)
            .Do(new ApproveMinutes("§ 12", SwedishTime.DayOf(life.Now)), People.Officer);

        Assert.Equal(decision, Content(life, "decision-1").OwnWords);
        Assert.Equal(agreement, Content(life, "agreement-1").OwnWords);
    }

    [Fact]
    public void A_supplement_gives_a_new_copy_and_the_first_stays()
    {
        var life = Life.Submitted().Do(new RequestSupplement([new("/risks", "Vilka?")]), People.Officer);
        life.Do(new EditForm(Samples.Form with { Risks = "Personal slutar." }), People.Editor);
        life.Effects.Clear();

        life.Do(new AnswerSupplement(), People.Editor);

        var (id, content) = Assert.Single(life.Effects.OfType<Effect.StoreRecord>());
        var copy = Assert.IsType<ApplicationCopy>(content);
        Assert.Equal("application-2", id);
        Assert.Equal(2, copy.Version);
        Assert.Equal(["/risks"], copy.ChangedFields);
        Assert.Equal(["application-1", "application-2"], life.Current.Records.Select(r => r.Id));
    }

    [Fact]
    public void The_decision_letter_has_the_decision_its_reasons_its_paragraph_and_its_amounts()
    {
        var life = Life.Granted();

        var letter = Assert.IsType<DecisionLetter>(Content(life, "decision-1"));

        Assert.Equal(BoardOutcome.Granted, letter.Outcome);
        Assert.Equal("§ 12", letter.Minutes.Paragraph);
        Assert.Equal("Projektet möter ett tydligt behov.", letter.Reasons);
        Assert.Equal(["Rapportera i tid."], letter.Conditions);
        Assert.Equal(life.Current.DecidedProposal!.Total, letter.Total);
        Assert.Equal(life.Current.Decision!.Result.Justification.Sv, letter.Count);
    }

    [Fact]
    public void A_letter_of_rejection_promises_no_money()
    {
        var life = Life.Decided(Samples.Reject);
        life.Do(new ApproveMinutes("§ 13", SwedishTime.DayOf(life.Now)), People.Officer);

        var letter = Assert.IsType<DecisionLetter>(Content(life, "decision-1"));

        Assert.Equal(BoardOutcome.Rejected, letter.Outcome);
        Assert.Equal("Behovet är inte visat.", letter.Reasons);
        Assert.Empty(letter.Amounts);
        Assert.Null(letter.Period);
    }

    [Fact]
    public void The_agreement_is_stored_as_sent_as_accepted_and_as_signed_by_both_with_the_same_terms()
    {
        var life = Life.Granted();
        life.Do(new RegisterRecord("agreement-1", "abc", 9), Actor.System);
        var signatory = life.Current.Signatory!;
        life.Do(new AcceptAgreement(life.Current.Agreement!.Hash, signatory), People.Signatory);
        life.Do(new CountersignAgreement(), People.Director);

        var (sent, accepted, signed) = (Agreement(1), Agreement(2), Agreement(3));

        Assert.Null(sent.Acceptance);
        Assert.Equal(People.Signatory.Name, accepted.Acceptance!.Name);
        Assert.Equal(signatory, accepted.Acceptance.LinkIssuedTo);
        Assert.Equal(life.Current.Agreement.Hash, accepted.Acceptance.Hash);
        Assert.Equal("abc", accepted.Acceptance.DocumentHash);
        Assert.Null(accepted.InForceAt);
        Assert.Equal(accepted.Acceptance, signed.Acceptance);
        Assert.Equal(People.Director.Name, signed.CountersignedBy);
        Assert.Equal(sent.Terms, signed.Terms);

        AgreementDocument Agreement(int version) =>
            Assert.IsType<AgreementDocument>(Content(life, $"agreement-{version}"));
    }

    [Fact]
    public void What_was_stored_first_stays()
    {
        var life = Life.Submitted();

        Assert.Equal(
            new RecordStored("application-1", "abc", 9),
            Assert.Single(life.When(new RegisterRecord("application-1", "abc", 9), Actor.System)) with
            {
                At = default,
                By = new("", ""),
            }
        );
        Assert.Empty(life.When(new RegisterRecord("application-1", "abc", 9), Actor.System));
        life.Refuses(new RegisterRecord("application-1", "xyz", 9), Actor.System, RefusalCode.RecordDiffers);
        life.Refuses(new RegisterRecord("application-9", "abc", 9), Actor.System, RefusalCode.NotFound);
        Assert.Equal("abc", Assert.Single(life.Current.Records).Sha256);
    }

    [Fact]
    public void Nothing_is_asked_of_an_applicant_whose_case_has_no_number_yet()
    {
        var life = Life.Draft().Do(new SubmitApplication(Samples.Association), People.Signatory);

        life.Refuses(new RequestSupplement([new("", "Hur?")]), People.Officer, RefusalCode.NotRegistered);
    }

    [Fact]
    public void Every_content_can_be_stored_and_reads_back_as_it_was()
    {
        var contents = typeof(RecordContent)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(RecordContent)))
            .Select(t => t.Name);
        var life = Life.Active();
        var stored = life.Effects.OfType<Effect.StoreRecord>().Select(s => s.Content).ToList();

        Assert.All(
            stored,
            content =>
            {
                var json = JsonSerializer.Serialize(content, CoreJson.Default.RecordContent);
                var again = JsonSerializer.Deserialize(json, CoreJson.Default.RecordContent)!;
                Assert.Equal(json, JsonSerializer.Serialize(again, CoreJson.Default.RecordContent));
            }
        );
        Assert.Equal(
            contents.Order(),
            typeof(RecordContent)
                .GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false)
                .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>()
                .Select(a => a.DerivedType.Name)
                .Order()
        );
    }

    private static RecordContent Content(Life life, string id) =>
        Assert.Single(life.Effects.OfType<Effect.StoreRecord>(), s => s.RecordId == id).Content;
}
