using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>Fills in the application form as a municipality does.</summary>
internal static class ApplicationTexts
{
    public const string Title = "Steget vidare – unga vuxna utan skola eller arbete";

    public static async Task FillAsync(IPage page, int year)
    {
        await page.GetByLabel("Projektets namn").FillAsync(Title);
        await page.GetByLabel("Individinriktad", new() { Exact = false }).CheckAsync();
        await page.GetByLabel("Bankgiro").FillAsync("991-2346");
        await FillPersonAsync(page, "draft-applicant-contact", "Sara Engdahl", "sara.engdahl@kalmar.example");
        await FillPersonAsync(
            page,
            "draft-applicant-authorisedSignatory",
            "Fredrik Norling",
            "fredrik.norling@kalmar.example"
        );
        await page.Locator("#draft-coApplicants-0-organisationNumber")
            .SelectOptionAsync(new SelectOptionValue { Label = "Mörbylånga kommun" });
        await FillPersonAsync(page, "draft-coApplicants-0-contact", "David Kraft", "david.kraft@morbylanga.example");
        var texts = new Dictionary<string, string>
        {
            ["background"] =
                "Allt fler unga vuxna i södra länet står utan både arbete och studier. Socialtjänsten, Arbetsförmedlingen och vården möter samma personer, men var för sig.",
            ["purpose"] =
                "Unga vuxna ska få en gemensam planering inom fyra veckor och ta steget till arbete eller studier.",
            ["targetGroup"] =
                "Personer mellan 18 och 29 år som har behov av samordnade insatser från minst två parter.",
            ["method"] =
                "Ett team med personal från alla parter arbetar enligt Supported Employment. Varje deltagare får en fast kontakt.",
            ["organisation"] =
                "Kalmar kommun är huvudman. Styrgruppen har en chef från varje part och möts varje månad.",
            ["followUp"] = "Teamet följer deltagarna varje månad och redovisar till styrgruppen varje kvartal.",
            ["afterProject"] = "Teamet blir en del av kommunernas ordinarie verksamhet om resultaten är goda.",
            ["equality"] = "Kvinnor och män ska nås lika väl. Teamet följer fördelningen varje kvartal.",
            ["risks"] = "Få deltagare anmäls i början. Då besöker teamet parternas arbetsgrupper.",
        };
        foreach (var (name, text) in texts)
        {
            await page.Locator($"#draft-{name}").FillAsync(text);
        }
        await page.Locator("#draft-goals-0-description")
            .FillAsync("Minst 60 procent går vidare till arbete eller studier");
        await page.Locator("#draft-goals-0-measure").FillAsync("Avslutsorsak för varje deltagare");
        await page.GetByLabel("Antal deltagare").FillAsync("60");
        await page.GetByLabel("Första dag").FillAsync($"{year}-01-01");
        await page.GetByLabel("Sista dag").FillAsync($"{year}-12-31");
        await page.Locator($"#draft-budget-{year}-Personnel").FillAsync("1 250 000,50");
        await page.Locator($"#draft-budget-{year}-Travel").FillAsync("25 000");
        await page.Locator("#draft-coFunding-0-funder").FillAsync("Kalmar kommun");
        await page.Locator("#draft-coFunding-0-kind").SelectOptionAsync("InKind");
        await page.Locator($"#draft-coFunding-0-amount-{year}").FillAsync("275 000,50");
        await page.Locator("#draft-indicators-0-name").FillAsync("Deltagare i arbete eller studier vid avslut");
        await page.Locator("#draft-indicators-0-target").FillAsync("36");
    }

    private static async Task FillPersonAsync(IPage page, string prefix, string name, string email)
    {
        await page.Locator($"#{prefix}-name").FillAsync(name);
        await page.Locator($"#{prefix}-email").FillAsync(email);
    }
}
