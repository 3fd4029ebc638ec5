using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class ReportDraftTests
{
    private static readonly ReportContent Begun = new() { Activities = "Vi har börjat." };

    [Fact]
    public void A_report_is_saved_unfinished_and_handed_in_later()
    {
        var life = Life.Active().Do(new SaveReportDraft("interim-1", Begun), People.Editor);

        var draft = life.Current.Reports[0].Draft!;
        Assert.Equal(("Vi har börjat.", "editor@kalmar.se"), (draft.Content.Activities, draft.SavedBy.PersonId));
        Assert.Equal(ReportStatus.Planned, life.Current.Reports[0].Status);
        Assert.Empty(life.When(new SaveReportDraft("interim-1", Begun), People.Editor));

        life.Do(new SubmitReport("interim-1", Samples.Report), People.Editor);
        Assert.Null(life.Current.Reports[0].Draft);
    }

    [Fact]
    public void Two_who_write_at_once_are_told_and_the_last_to_save_wins()
    {
        var life = Life.Active().Do(new SaveReportDraft("interim-1", Begun, 0), People.Editor);
        var mine = Begun with { NextPeriod = "Mer av samma." };

        life.Refuses(new SaveReportDraft("interim-1", mine, 0), People.CoEditor, RefusalCode.ReportDraftChanged);
        var seen = life.Current.Reports[0].Draft!.Revision;
        life.Do(new SaveReportDraft("interim-1", mine, seen), People.CoEditor);

        Assert.Equal("Mer av samma.", life.Current.Reports[0].Draft!.Content.NextPeriod);
        Assert.True(life.Current.Reports[0].Draft!.Revision > seen);
    }

    [Fact]
    public void What_else_happens_to_the_case_disturbs_no_draft()
    {
        var life = Life.Active().Do(new SaveReportDraft("interim-1", Begun), People.Editor);
        var seen = life.Current.Reports[0].Draft!.Revision;

        life.Until(new DateOnly(2027, 1, 20)).Pay(1);

        life.Do(new SaveReportDraft("interim-1", Begun with { NextPeriod = "Mer." }, seen), People.Editor);
    }

    [Fact]
    public void Not_even_a_draft_holds_a_personal_identity_number() =>
        Assert.Equal(
            "/activities",
            Life.Active()
                .Refuses(
                    new SaveReportDraft("interim-1", new() { Activities = "Anna 850709-9805 började." }),
                    People.Editor,
                    RefusalCode.InvalidInput
                )
                .Field
        );

    [Fact]
    public void A_report_without_end_is_not_stored() =>
        Life.Active()
            .Refuses(
                new SaveReportDraft(
                    "interim-1",
                    new() { Costs = [.. Enumerable.Repeat(new ReportedCost(CostType.Other, default), 10_000)] }
                ),
                People.Editor,
                RefusalCode.ReportTooLarge
            );

    [Fact]
    public void What_has_been_handed_in_is_not_drafted_until_it_is_sent_back()
    {
        var life = Life.Active().Do(new SubmitReport("interim-1", Samples.Report), People.Editor);
        life.Refuses(new SaveReportDraft("interim-1", Begun), People.Editor, RefusalCode.ReportSubmitted);

        life.Do(new ReturnReport("interim-1", "", null, [new("/costs", "Vad ingår?")]), People.Officer);

        life.Do(new SaveReportDraft("interim-1", Begun), People.Editor);
        Assert.Equal("Vad ingår?", life.Current.Reports[0].FieldQuestions.Single().Text);
    }

    [Fact]
    public void Questions_stand_at_their_fields_and_in_the_mail()
    {
        var life = Life.Active().Do(new SubmitReport("interim-1", Samples.Report), People.Editor);
        life.Refuses(new ReturnReport("interim-1", ""), People.Officer, RefusalCode.InvalidInput);

        life.Do(
            new ReturnReport("interim-1", "Tack!", null, [new("/costs", "Vad ingår?"), new("/activities", "När?")]),
            People.Officer
        );

        Assert.Equal(
            "Tack!\nVad ingår?\nNär?",
            life.Mails.Last(m => m.Template == MailTemplate.ReportReturned).Parameters[MailParameter.Questions]
        );
    }

    [Fact]
    public void Indicators_are_those_of_the_application_each_once()
    {
        var refusal = Life.Active()
            .Refuses(
                new SubmitReport(
                    "interim-1",
                    Samples.Report with
                    {
                        Indicators = [new("I arbete", 6), new("Annat", 1), new("I arbete", 7)],
                    }
                ),
                People.Editor,
                RefusalCode.InvalidInput
            );

        Assert.Equal(
            [("/indicators/1/name", ProblemCode.UnknownReference), ("/indicators/2/name", ProblemCode.Duplicate)],
            refusal.Problems.Select(p => (p.Field, p.Code))
        );
    }

    [Fact]
    public void Indicators_stand_beside_their_target_and_what_they_were()
    {
        var life = Life.Active();
        Assert.Equal(
            new IndicatorLine("I arbete", 30, null),
            IndicatorFollowUp.Of(life.Current, life.Current.Reports[0])[0]
        );

        life.Report("interim-1");

        Assert.Equal(
            new IndicatorLine("I arbete", 30, 6),
            IndicatorFollowUp.Of(life.Current, life.Current.Reports[1])[0]
        );
    }
}
