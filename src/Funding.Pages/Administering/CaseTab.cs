namespace Funding.Pages.Administering;

/// <summary>The parts of the office's page of a case; each has an address of its own and reads only what it shows.</summary>
public enum CaseTab
{
#pragma warning disable CS1591 // The names say it.
    Overview,
    Application,
    Review,
    Decision,
    Money,
    Reports,
    Documents,
    Mails,
    Notes,
    Trail,
#pragma warning restore CS1591
}

/// <summary>The tabs' addresses.</summary>
public static class CaseTabs
{
    /// <summary>The tab of that name in <c>?tab=</c>; the overview when there is none.</summary>
    public static CaseTab Of(string? name) =>
        Enum.GetValues<CaseTab>()
            .FirstOrDefault(tab => string.Equals(Name(tab), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Its name in the address.</summary>
    public static string Name(this CaseTab tab) => tab.ToString().ToLowerInvariant();

    /// <summary>Its address.</summary>
    public static string Href(this CaseTab tab, Funding.Core.ApplicationId application) =>
        tab is CaseTab.Overview
            ? $"/staff/applications/{application}"
            : $"/staff/applications/{application}?tab={tab.Name()}";
}
