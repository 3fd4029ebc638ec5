using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class ScanningTests
{
    private static readonly Document Quarantined = Samples.Document() with { Scan = ScanState.Waiting };

    [Fact]
    public void A_file_that_waits_is_scanned_and_one_that_does_not_is_not()
    {
        var waiting = Life.Draft().Do(new AttachDocument(Quarantined), People.Editor);
        var let = Life.Draft().Do(new AttachDocument(Quarantined with { Scan = ScanState.NotScanned }), People.Editor);

        Assert.Equal(new Effect.ScanFile("d1"), Assert.Single(waiting.Effects.OfType<Effect.ScanFile>()));
        Assert.Empty(let.Effects.OfType<Effect.ScanFile>());
    }

    [Theory]
    [InlineData(ScanState.Clean)]
    [InlineData(ScanState.NotScanned)]
    public void A_file_in_which_nothing_is_found_can_be_opened(ScanState verdict)
    {
        var life = Life.Draft().Do(new AttachDocument(Quarantined), People.Editor);
        Assert.False(Assert.Single(life.Current.Documents).IsOpen);

        life.Do(new RecordScan("d1", verdict, "", "test"), Actor.System);

        Assert.True(Assert.Single(life.Current.Documents).IsOpen);
        Assert.Empty(life.Current.RemovedFiles);
    }

    [Fact]
    public void A_file_attached_before_files_were_scanned_is_open() =>
        Assert.True(Assert.Single(Attached(Samples.Document()).Current.Documents).IsOpen);

    [Fact]
    public void An_infected_file_of_a_draft_goes_and_its_hash_and_the_find_are_kept()
    {
        var life = Attached(Quarantined)
            .Do(new RecordScan("d1", ScanState.Infected, "Eicar-Test", "test"), Actor.System);

        Assert.Empty(life.Current.Documents);
        var removed = Assert.Single(life.Current.RemovedFiles);
        Assert.Equal((Quarantined.Sha256, "Eicar-Test", false), (removed.Sha256, removed.Threat, removed.SentIn));
        Assert.Empty(life.Mails);
    }

    [Theory]
    [InlineData(ScanState.Infected)]
    [InlineData(ScanState.Unscannable)]
    public void When_a_file_that_was_sent_in_goes_applicant_and_office_are_told(ScanState verdict)
    {
        var life = Attached(Quarantined)
            .Do(new SubmitApplication(Samples.Association), People.Signatory)
            .Do(new RecordScan("d1", verdict, "", "test"), Actor.System);

        Assert.Contains(life.Mails, m => m.Template == MailTemplate.FileRemoved);
        Assert.Single(life.Mails, m => m.Template == MailTemplate.FileRemovedNotice);
        Assert.True(Assert.Single(life.Current.RemovedFiles).SentIn);
    }

    [Fact]
    public void A_second_verdict_and_one_for_a_file_that_is_gone_do_nothing()
    {
        var life = Attached(Quarantined).Do(new RecordScan("d1", ScanState.Clean, "", "test"), Actor.System);

        Assert.Empty(life.When(new RecordScan("d1", ScanState.Infected, "x", "test"), Actor.System));
        Assert.Empty(life.When(new RecordScan("gone", ScanState.Infected, "x", "test"), Actor.System));
    }

    [Fact]
    public void Only_the_system_tells_verdicts() =>
        Attached(Quarantined)
            .Refuses(new RecordScan("d1", ScanState.Clean, "", "test"), People.Editor, RefusalCode.NotAllowed);

    [Fact]
    public void A_file_that_waits_is_in_nobody_elses_register_until_it_is_clean()
    {
        var life = Attached(Quarantined);
        var before = life.Current;
        var sent = Assert.Single(
            life.When(new SubmitApplication(Samples.Association), People.Signatory).OfType<ApplicationSubmitted>()
        );
        Assert.DoesNotContain(
            DocumentRegister.Of(before, Application.Fold(before, sent), sent),
            e => e.Kind == DocumentKind.Attachment
        );
        before = life.Current;

        var scanned = Assert.IsType<DocumentScanned>(
            Assert.Single(life.When(new RecordScan("d1", ScanState.Clean, "", "test"), Actor.System))
        );

        var entry = Assert.Single(DocumentRegister.Of(before, Application.Fold(before, scanned), scanned));
        Assert.Equal(new DocumentReference.Attachment("d1"), entry.Reference);
    }

    [Fact]
    public void Partners_are_not_asked_while_a_file_waits()
    {
        var life = Attached(Quarantined)
            .Do(new SubmitApplication(Samples.Association), People.Signatory)
            .Do(new AssignCaseNumber(Life.Number), Actor.System);

        life.Refuses(new ConfirmComplete(Samples.Parties), People.Officer, RefusalCode.FilesWaiting);

        life.Do(new RecordScan("d1", ScanState.Clean, "", "test"), Actor.System)
            .Do(new ConfirmComplete(Samples.Parties), People.Officer);
        Assert.Equal(ApplicationStage.PartnerReview, life.Current.Stage);
    }

    [Fact]
    public void A_file_that_seems_to_hold_identity_numbers_is_sent_in_only_with_a_reason()
    {
        var life = Attached(Samples.Document() with { IdentityNumbers = new FoundNumbers(1, FilePlace.Line, [7]) });
        life.Refuses(
            new SubmitApplication(Samples.Association),
            People.Signatory,
            RefusalCode.DocumentHoldsIdentityNumber
        );
        life.Refuses(new KeepDocument("d1", " "), People.Editor, RefusalCode.InvalidInput);

        life.Do(new KeepDocument("d1", "De är påhittade."), People.Editor);
        Assert.Empty(life.When(new KeepDocument("d1", "De är påhittade."), People.Editor));
        life.Do(new SubmitApplication(Samples.Association), People.Signatory);

        Assert.Equal("De är påhittade.", Assert.Single(life.Current.Documents).KeptBecause);
    }

    [Fact]
    public void A_file_without_identity_numbers_needs_no_reason() =>
        Attached(Samples.Document()).Refuses(new KeepDocument("d1", "Ändå."), People.Editor, RefusalCode.NotFound);

    private static Life Attached(Document document) => Life.Draft().Do(new AttachDocument(document), People.Editor);
}
