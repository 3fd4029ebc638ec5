using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Pages.Layout;
using Funding.Pages.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Tests.Records;

/// <summary>The generated documents, as they are stored.</summary>
public sealed class PaperTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, RecordContent>> Contents = new(Write);

    public static TheoryData<string> Papers => [.. Contents.Value.Keys];

    [Fact]
    public void Every_content_that_there_is_is_drawn_up_here() =>
        Assert.Equal(
            typeof(RecordContent)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(RecordContent)))
                .Select(type => type.Name)
                .Order(),
            Contents.Value.Values.Select(content => content.GetType().Name).Distinct().Order()
        );

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task The_same_content_gives_the_same_bytes(string paper) =>
        Assert.Equal(await RenderAsync(Contents.Value[paper]), await RenderAsync(Contents.Value[paper]));

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task A_document_stands_alone_and_says_whose_it_is_and_where_it_is_registered(string paper)
    {
        var content = Contents.Value[paper];

        var page = await ReadAsync(content);

        Assert.Equal("sv", page.DocumentElement.GetAttribute("lang"));
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, form, a, [style], [src], [href], [onclick]"));
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.Single(page.QuerySelectorAll("h1"));
        var head = page.QuerySelector("header.head")!.TextContent;
        Assert.Contains(content.Association, head, StringComparison.Ordinal);
        Assert.Contains(content.Number, head, StringComparison.Ordinal);
        Assert.Contains("2026", head, StringComparison.Ordinal);
        Assert.Contains(content.Number, page.Title, StringComparison.Ordinal);
        AssertHeadingsInOrder(page);
        // What is left of an enumeration, a key or a missing text.
        Assert.DoesNotMatch(@"\b[A-Z][a-z]+\.[A-Z][a-z]+|\{\d\}", page.QuerySelector("main")!.TextContent);
    }

    [Theory]
    [InlineData("beslut")]
    [InlineData("avtal")]
    [InlineData("protokoll")]
    public async Task The_associations_own_words_stand_before_and_after_what_the_document_says(string paper)
    {
        var page = await ReadAsync(
            Contents.Value[paper] with
            {
                OwnWords = new LetterTexts("Tack för er ansökan.", "Hör av er om ni undrar."),
            }
        );

        var text = page.QuerySelector("main")!.TextContent;
        var (opening, first, closing) = (
            text.IndexOf("Tack för er ansökan.", StringComparison.Ordinal),
            text.IndexOf(page.QuerySelector("h2")!.TextContent, StringComparison.Ordinal),
            text.IndexOf("Hör av er om ni undrar.", StringComparison.Ordinal)
        );
        Assert.True(0 < opening && opening < first && first < closing, text);
    }

    [Fact]
    public async Task What_people_have_written_is_text_and_never_markup_or_style()
    {
        var copy = (ApplicationCopy)Contents.Value["ansokan"];
        const string Hostile = "</style><script>alert(1)</script>\"; } body { display: none }";

        var page = await ReadAsync(
            copy with
            {
                Association = Hostile,
                Form = copy.Form with { Title = Hostile, Background = Hostile },
                Documents = [copy.Documents[0] with { FileName = Hostile }],
            }
        );

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(Hostile, page.QuerySelector("h1")!.TextContent);
        var style = Assert.Single(page.QuerySelectorAll("style")).TextContent;
        Assert.DoesNotContain("display: none", style, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(", style, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copy_has_all_answers_all_files_with_their_hashes_and_who_signed_off()
    {
        var text = await TextAsync("ansokan");

        Assert.Contains("Många unga saknar sysselsättning.", text, StringComparison.Ordinal);
        Assert.Contains("bilaga.pdf", text, StringComparison.Ordinal);
        Assert.Contains(new string('a', 64), text, StringComparison.Ordinal);
        Assert.Contains("signatory@kalmar.se", text, StringComparison.Ordinal);
        Assert.Contains("1 400 000 kr", text, StringComparison.Ordinal);
        Assert.Contains("1 september 2026 kl. 10.00", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_decision_says_how_it_is_appealed_and_by_whom()
    {
        // Kommunallag (2017:725) 13 kap. 1, 5 and 7 §§; lag (2003:1210) 28 §: the association's members do not appeal.
        var text = await TextAsync("beslut");

        Assert.Contains("13 kap. kommunallagen (2017:725)", text, StringComparison.Ordinal);
        Assert.Contains("28 § lagen (2003:1210)", text, StringComparison.Ordinal);
        Assert.Contains(
            "inom tre veckor från den dag då justeringen av protokollet tillkännagavs",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("förvaltningsrätten", text, StringComparison.Ordinal);
        Assert.Contains("kan inte överklaga", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_speaks_of_no_agreement_and_no_money_to_come()
    {
        var text = await TextAsync("avslag");

        Assert.Contains("Er ansökan avslås", text, StringComparison.Ordinal);
        Assert.DoesNotContain("avtal", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Belopp", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accepted_agreement_shows_who_accepted_what_when_and_by_whose_link()
    {
        var agreement = (AgreementDocument)Contents.Value["avtal-godkant"];

        var text = await TextAsync("avtal-godkant");

        Assert.Contains("Godkänt av sökanden", text, StringComparison.Ordinal);
        Assert.Contains(agreement.Acceptance!.Name, text, StringComparison.Ordinal);
        Assert.Contains(agreement.Acceptance.LinkIssuedTo!.Email.ToString(), text, StringComparison.Ordinal);
        Assert.Contains(agreement.Hash, text, StringComparison.Ordinal);
        Assert.Contains(agreement.Acceptance.DocumentHash!, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amendment_says_what_it_amends_who_decided_it_and_who_accepted_it()
    {
        var amendment = (AmendmentDocument)Contents.Value["andring"];

        var text = await TextAsync("andring");

        Assert.Contains("31 mars 2029", text, StringComparison.Ordinal);
        Assert.Contains(amendment.Terms.Amends, text, StringComparison.Ordinal);
        Assert.Contains(amendment.Acceptance!.LinkIssuedTo!.Email.ToString(), text, StringComparison.Ordinal);
        Assert.Contains("I övrigt gäller avtalet som förut.", text, StringComparison.Ordinal);
        Assert.Contains("För godkännande", await TextAsync("andring-skickad"), StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(string paper) =>
        string.Join(
            ' ',
            (await ReadAsync(Contents.Value[paper]))
                .QuerySelector("main")!
                .TextContent.Replace('\u00a0', ' ')
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static async Task<IDocument> ReadAsync(RecordContent content) =>
        new HtmlParser().ParseDocument(await RenderAsync(content));

    private static async Task<string> RenderAsync(RecordContent content)
    {
        await using var services = new ServiceCollection().AddLogging().AddPages().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecordRenderer>().RenderAsync(content);
    }

    private static void AssertHeadingsInOrder(IDocument page)
    {
        var level = 0;
        foreach (var heading in page.QuerySelectorAll("h1, h2, h3, h4"))
        {
            var next = heading.LocalName[1] - '0';
            Assert.True(next <= level + 1, $"{heading.TextContent}: h{level} before h{next}");
            level = next;
        }
    }

    private static Dictionary<string, RecordContent> Write()
    {
        var granted = Life.Draft().Do(new ApplicationCommand.AttachDocument(Samples.Document()), People.Editor);
        granted.Do(new ApplicationCommand.SubmitApplication(Samples.Association), People.Signatory);
        granted.Do(new ApplicationCommand.AssignCaseNumber(Life.Number), Actor.System);
        var active = Life.Granted();
        active.Do(new ApplicationCommand.RegisterRecord("agreement-1", new string('b', 64), 9), Actor.System);
        var agreement = active.Current.Agreement!;
        active.Do(new ApplicationCommand.AcceptAgreement(agreement.Hash, active.Current.Signatory), People.Signatory);
        active.Do(new ApplicationCommand.CountersignAgreement(), People.Director);
        var rejected = Life.Decided(Samples.Reject);
        rejected.Do(new ApplicationCommand.ApproveMinutes("§ 13", SwedishTime.DayOf(rejected.Now)), People.Officer);
        var amended = Life.Active();
        amended.Do(
            new ApplicationCommand.RequestAmendment(
                new AmendmentRequest { Reason = "Fler deltagare.", End = new DateOnly(2029, 3, 31) }
            ),
            People.Editor
        );
        amended.Do(new ApplicationCommand.DecideAmendment(1, Approved: true, "Rimligt."), People.Director);
        var terms = amended.Current.Amendments[0];
        amended.Do(new ApplicationCommand.AcceptAmendment(1, terms.Hash!, amended.Current.Signatory), People.Signatory);
        return new(StringComparer.Ordinal)
        {
            ["ansokan"] = Content(granted, "application-1"),
            ["beslut"] = Content(active, "decision-1"),
            ["avslag"] = Content(rejected, "decision-1"),
            ["avtal-skickat"] = Content(active, "agreement-1"),
            ["avtal-godkant"] = Content(active, "agreement-2"),
            ["avtal"] = Content(active, "agreement-3"),
            ["protokoll"] = MeetingLife.Approved().Effects.OfType<Effect.StoreRecord>().Single().Content,
            ["andring-skickad"] = Content(amended, "amendment-1"),
            ["andring"] = Content(amended, "amendment-2"),
        };

        static RecordContent Content(Life life, string id) =>
            life.Effects.OfType<Effect.StoreRecord>().Single(effect => effect.RecordId == id).Content;
    }
}
