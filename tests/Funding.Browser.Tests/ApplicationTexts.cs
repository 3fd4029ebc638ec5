using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>Writes the application form as a municipality does: section by section.</summary>
internal static class ApplicationTexts
{
    public const string Title = "Steget vidare – unga vuxna utan skola eller arbete";

    /// <summary>The sections of the first form with what is written in each.</summary>
    public static IReadOnlyList<(string Section, Func<IPage, int, Task> FillAsync)> Sections { get; } =
    [
        ("project", ProjectAsync),
        ("applicant", ApplicantAsync),
        ("coApplicants", CoApplicantsAsync),
        ("implementer", (_, _) => Task.CompletedTask),
        ("purpose", PurposeAsync),
        ("method", MethodAsync),
        ("organisation", OrganisationAsync),
        ("budget", BudgetAsync),
        ("followUp", FollowUpAsync),
        ("after", AfterAsync),
    ];

    /// <summary>Begins an application and writes all of it, from the start page to the attachments; its id.</summary>
    /// <param name="editor">Who writes; signed in.</param>
    /// <param name="year">The project's only year.</param>
    /// <param name="seen">What to do at each page before it is filled in.</param>
    public static async Task<string> WriteAsync(Visitor editor, int year, Func<string, Task>? seen = null)
    {
        var id = await BeginAsync(editor);
        await editor.OpenAsync($"/applications/{id}/sections/{Sections[0].Section}");
        foreach (var (section, fillAsync) in Sections)
        {
            Assert.Contains($"/sections/{section}", editor.Page.Url, StringComparison.Ordinal);
            if (seen is not null)
            {
                await seen(section);
            }
            await fillAsync(editor.Page, year);
            await editor.PressAsync("Spara och fortsätt");
        }
        return id;
    }

    /// <summary>Begins an application; its id.</summary>
    public static async Task<string> BeginAsync(Visitor editor)
    {
        if (!editor.Page.Url.EndsWith("/applications/new", StringComparison.Ordinal))
        {
            await editor.OpenAsync("/applications/new");
        }
        await editor.PressAsync("Börja ansökan");
        return new Uri(editor.Page.Url).AbsolutePath.Split('/')[^1];
    }

    private static async Task ProjectAsync(IPage page, int year)
    {
        await page.GetByLabel("Projektets namn").FillAsync(Title);
        await page.GetByLabel("Individinriktad", new() { Exact = false }).CheckAsync();
    }

    private static async Task ApplicantAsync(IPage page, int year)
    {
        await page.GetByLabel("Bankgiro").FillAsync("991-2346");
        await FillPersonAsync(page, "draft-applicant-contact", "Sara Engdahl", "sara.engdahl@kalmar.example");
        await FillPersonAsync(
            page,
            "draft-applicant-authorisedSignatory",
            "Fredrik Norling",
            "fredrik.norling@kalmar.example"
        );
    }

    private static async Task CoApplicantsAsync(IPage page, int year)
    {
        await page.Locator("#draft-coApplicants-0-organisationNumber")
            .SelectOptionAsync(new SelectOptionValue { Label = "Mörbylånga kommun" });
        await FillPersonAsync(page, "draft-coApplicants-0-contact", "David Kraft", "david.kraft@morbylanga.example");
    }

    private static async Task PurposeAsync(IPage page, int year)
    {
        await FillAsync(
            page,
            "background",
            "Allt fler unga vuxna i södra länet står utan både arbete och studier. Socialtjänsten, Arbetsförmedlingen och vården möter samma personer, men var för sig."
        );
        await FillAsync(
            page,
            "purpose",
            "Unga vuxna ska få en gemensam planering inom fyra veckor och ta steget till arbete eller studier."
        );
        await FillAsync(page, "goals-0-description", "Minst 60 procent går vidare till arbete eller studier");
        await FillAsync(page, "goals-0-measure", "Avslutsorsak för varje deltagare");
    }

    private static async Task MethodAsync(IPage page, int year)
    {
        await FillAsync(
            page,
            "targetGroup",
            "Personer mellan 18 och 29 år som har behov av samordnade insatser från minst två parter."
        );
        await FillAsync(page, "participants", "60");
        await FillAsync(
            page,
            "method",
            "Ett team med personal från alla parter arbetar enligt Supported Employment. Varje deltagare får en fast kontakt."
        );
    }

    private static Task OrganisationAsync(IPage page, int year) =>
        FillAsync(
            page,
            "organisation",
            "Kalmar kommun är huvudman. Styrgruppen har en chef från varje part och möts varje månad."
        );

    private static async Task BudgetAsync(IPage page, int year)
    {
        await FillAsync(page, "period-start", $"{year}-01-01");
        await FillAsync(page, "period-end", $"{year}-12-31");
        await FillAsync(page, $"budget-{year}-Personnel", "1 250 000,50");
        await FillAsync(page, $"budget-{year}-Travel", "25 000");
        await FillAsync(page, "coFunding-0-funder", "Kalmar kommun");
        await page.Locator("#draft-coFunding-0-kind").SelectOptionAsync("InKind");
        await FillAsync(page, $"coFunding-0-amount-{year}", "275 000,50");
    }

    private static async Task FollowUpAsync(IPage page, int year)
    {
        await FillAsync(
            page,
            "followUp",
            "Teamet följer deltagarna varje månad och redovisar till styrgruppen varje kvartal."
        );
        await FillAsync(page, "indicators-0-name", "Deltagare i arbete eller studier vid avslut");
        await FillAsync(page, "indicators-0-target", "36");
    }

    private static async Task AfterAsync(IPage page, int year)
    {
        await FillAsync(
            page,
            "afterProject",
            "Teamet blir en del av kommunernas ordinarie verksamhet om resultaten är goda."
        );
        await FillAsync(
            page,
            "equality",
            "Kvinnor och män ska nås lika väl. Teamet följer fördelningen varje kvartal."
        );
        await FillAsync(page, "risks", "Få deltagare anmäls i början. Då besöker teamet parternas arbetsgrupper.");
    }

    private static Task FillAsync(IPage page, string field, string text) =>
        page.Locator($"#draft-{field}").FillAsync(text);

    private static async Task FillPersonAsync(IPage page, string prefix, string name, string email)
    {
        await page.Locator($"#{prefix}-name").FillAsync(name);
        await page.Locator($"#{prefix}-email").FillAsync(email);
    }
}
