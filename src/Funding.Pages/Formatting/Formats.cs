using System.Globalization;

namespace Funding.Pages.Formatting;

/// <summary>Dates, money and sizes as people write them, in Swedish or English. Times are Swedish time.</summary>
public static class Formats
{
    private const char NoBreakSpace = '\u00a0';
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private static readonly CultureInfo Swedish = Make("sv-SE");
    private static readonly CultureInfo English = Make("en-GB");

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en";

    private static CultureInfo Current => IsEnglish ? English : Swedish;

    /// <summary>The culture of a page's language.</summary>
    public static CultureInfo CultureOf(string language) => language is "en" ? English : Swedish;

    /// <summary><c>12 mars 2027</c></summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", Current);

    /// <summary><c>12 mars 2027</c>, the day in Sweden at that moment.</summary>
    public static string Date(DateTimeOffset moment) => Date(DateOnly.FromDateTime(InSweden(moment).DateTime));

    /// <summary><c>mars 2027</c></summary>
    public static string Month(DateOnly month) => month.ToString("MMMM yyyy", Current);

    /// <summary><c>12 mars 2027 kl. 10.15</c></summary>
    public static string Moment(DateTimeOffset moment)
    {
        var local = InSweden(moment);
        return IsEnglish
            ? $"{local.ToString("d MMMM yyyy", English)} at {local.ToString("HH:mm", English)}"
            : $"{local.ToString("d MMMM yyyy", Swedish)} kl.{NoBreakSpace}{local.ToString("HH.mm", Swedish)}";
    }

    /// <summary>ISO form for <c>time datetime</c>.</summary>
    public static string Machine(DateTimeOffset moment) =>
        moment.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>ISO form for a date field.</summary>
    public static string Machine(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>1 250 000 kr</c>, with öre only when there are any.</summary>
    public static string Kronor(decimal amount) => $"{Amount(amount)}{NoBreakSpace}{(IsEnglish ? "SEK" : "kr")}";

    /// <summary><c>1 250 000</c>, as in a table whose heading names the unit.</summary>
    public static string Amount(decimal amount) =>
        amount.ToString(amount == decimal.Truncate(amount) ? "#,0" : "#,0.00", Current);

    /// <summary><c>1 250 000,50</c> with ordinary spaces: what an amount field is filled with.</summary>
    public static string Typed(decimal amount) => Amount(amount).Replace(NoBreakSpace, ' ');

    /// <summary><c>60</c></summary>
    public static string Number(decimal number) => number.ToString("#,0.##", Current);

    /// <summary><c>2,5</c>, every decimal: what a number field is filled with.</summary>
    public static string Exact(decimal number) => number.ToString("0.####", Current);

    /// <summary><c>2,4 MB</c></summary>
    public static string FileSize(long bytes) =>
        bytes switch
        {
            < 1024 => $"{Number(bytes)}{NoBreakSpace}byte",
            < 1024 * 1024 => $"{Number(Math.Round(bytes / 1024m))}{NoBreakSpace}kB",
            _ => $"{Math.Round(bytes / 1024m / 1024m, 1).ToString("#,0.#", Current)}{NoBreakSpace}MB",
        };

    private static DateTimeOffset InSweden(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Sweden);

    // Spelled out so that a server with other culture data, or none, writes the same.
    private static CultureInfo Make(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.NumberFormat.NumberGroupSeparator = name is "sv-SE" ? NoBreakSpace.ToString() : ",";
        culture.NumberFormat.NumberDecimalSeparator = name is "sv-SE" ? "," : ".";
        culture.NumberFormat.NegativeSign = "−";
        return CultureInfo.ReadOnly(culture);
    }
}
