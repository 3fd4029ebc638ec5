using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class RequestingTests
{
    [Fact]
    public void An_accepted_request_makes_the_instalment_due_and_two_others_authorise_it()
    {
        var life = Running()
            .Do(Request(1, 600_000), People.Editor)
            .Do(new AcceptDisbursementRequest(1), People.Officer);

        Assert.Equal(InstalmentStatus.Due, life.Instalment(1).Status);
        life.Refuses(new AuthoriseInstalment(1), People.Officer, RefusalCode.RegisteredBySelf);
        life.Pay(1);
        Assert.Equal(Samples.Kr(600_000), life.Current.Ledger.Disbursed);
    }

    [Fact]
    public void What_was_not_asked_for_stays_to_be_asked_for()
    {
        var life = Running()
            .Do(Request(1, 250_000), People.Editor)
            .Do(new AcceptDisbursementRequest(1), People.Officer);

        Assert.Equal(Samples.Kr(250_000), life.Instalment(1).Amount);
        Assert.Equal(
            (Samples.Kr(350_000), InstalmentTrigger.Request, InstalmentStatus.Planned),
            (life.Instalment(4).Amount, life.Instalment(4).On, life.Instalment(4).Status)
        );
        Assert.Equal(life.Current.Ledger.Granted, life.Current.Ledger.Outstanding);
        Assert.Contains(new ProcessRef.Disbursement(4), Dues.Running(life.Current));
    }

    [Fact]
    public void One_request_at_a_time_waits_for_an_answer()
    {
        var life = Running()
            .Do(Request(1, 600_000), People.Editor)
            .Do(new AttachDocument(Samples.Document("b")), People.Editor);

        life.Refuses(Request(2, 100, "b"), People.Editor, RefusalCode.RequestOpen);
        Assert.Empty(life.When(Request(1, 600_000), People.Editor));
        life.Do(new ReturnDisbursementRequest(1, "Vad är detta?"), People.Officer);
        life.Do(Request(2, 100, "b"), People.Editor);

        Assert.Equal(
            [DisbursementRequestStatus.Returned, DisbursementRequestStatus.Open],
            life.Current.DisbursementRequests.Select(r => r.Status)
        );
    }

    [Theory]
    [InlineData(600_001)]
    [InlineData(0)]
    [InlineData(-5)]
    public void No_more_than_the_instalment_is_asked_for(int kronor) =>
        Assert.Equal("/amount", Running().Refuses(Request(1, kronor), People.Editor, RefusalCode.InvalidInput).Field);

    [Fact]
    public void No_more_than_the_costs_is_asked_for() =>
        Assert.Equal(
            "/amount",
            Running()
                .Refuses(
                    new RequestDisbursement(1, Samples.Kr(100), [new(CostType.Travel, Samples.Kr(99))], "a"),
                    People.Editor,
                    RefusalCode.InvalidInput
                )
                .Field
        );

    [Fact]
    public void The_ledger_extract_is_new_and_becomes_a_public_record()
    {
        var life = Running();
        life.Refuses(Request(1, 100, "nowhere"), People.Editor, RefusalCode.InvalidInput);

        life.Do(Request(1, 100), People.Editor);

        Assert.True(life.Current.Documents.Single(d => d.Id == "a").Registered);
        life.Refuses(new RemoveDocument("a"), People.Editor, RefusalCode.DocumentRegistered);
        life.Do(new AcceptDisbursementRequest(1), People.Officer);
        life.Refuses(Request(2, 100), People.Editor, RefusalCode.InvalidInput);
    }

    [Fact]
    public void Nothing_is_requested_or_accepted_while_a_report_is_overdue()
    {
        var life = Running().Do(Request(1, 100), People.Editor).Until(new DateOnly(2027, 6, 15));

        life.Refuses(new AcceptDisbursementRequest(1), People.Officer, RefusalCode.PaymentsOnHold);
        life.Do(new ReturnDisbursementRequest(1, "Lämna rapporten först."), People.Officer)
            .Do(new AttachDocument(Samples.Document("b")), People.Editor);
        life.Refuses(Request(1, 100, "b"), People.Editor, RefusalCode.PaymentsOnHold);
        life.Do(new SubmitReport("interim-1", Samples.Report), People.Editor).Do(Request(1, 100, "b"), People.Editor);
    }

    [Fact]
    public void Only_an_instalment_that_waits_for_a_request_is_requested()
    {
        var life = Running().Refuses(Request(3, 100), People.Editor, RefusalCode.NotOnRequest);

        Assert.NotNull(life);
        Life.Active().Refuses(Request(1, 100), People.Editor, RefusalCode.NotOnRequest);
    }

    [Fact]
    public void The_final_account_takes_the_place_of_requests()
    {
        var life = Running().Do(Request(1, 100_000), People.Editor);
        foreach (var id in life.Current.Reports.Select(r => r.Id).ToList())
        {
            life.Until(life.Current.Reports.Single(r => r.Id == id).DueOn.AddDays(-1)).Report(id);
        }

        Assert.Equal(DisbursementRequestStatus.Lapsed, life.Current.DisbursementRequests.Single().Status);
        life.Do(new Settle(), People.Finance);
        foreach (var due in life.Current.Instalments.Where(i => i.IsUnpaid).Select(i => i.Number).ToList())
        {
            life.Pay(due);
        }

        Assert.Equal(ApplicationStage.Closed, life.Current.Stage);
        Assert.Equal(Samples.Kr(1_400_000), life.Current.Ledger.Paid);
    }

    [Fact]
    public void Applicant_and_secretariat_are_told()
    {
        var life = Running()
            .Do(Request(1, 100), People.Editor)
            .Do(new ReturnDisbursementRequest(1, "Vad?"), People.Officer);

        Assert.Equal(
            [
                (MailTemplate.DisbursementRequestReceipt, "editor@kalmar.se"),
                (MailTemplate.DisbursementRequestNotice, "office@forbund.se"),
                (MailTemplate.DisbursementRequestReturned, "editor@kalmar.se"),
            ],
            life.Mails.TakeLast(3).Select(m => (m.Template, m.Recipient.Id))
        );
    }

    private static Life Running() =>
        Life.Active(Samples.OnRequest).Do(new AttachDocument(Samples.Document("a")), People.Editor);

    private static RequestDisbursement Request(int instalment, decimal kronor, string document = "a") =>
        new(instalment, Samples.Kr(kronor), [new(CostType.Personnel, Samples.Kr(700_000))], document);
}
