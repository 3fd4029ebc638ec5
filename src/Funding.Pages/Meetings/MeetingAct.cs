using System.Globalization;

namespace Funding.Pages.Meetings;

/// <summary>What the forms of a meeting's page do, as sent in the field <c>act</c>; those about an item or seat end with its id.</summary>
public static class MeetingAct
{
#pragma warning disable CS1591 // The names say it.
    public const string Plan = "plan";
    public const string Change = "change";
    public const string Call = "call";
    public const string Cancel = "cancel";
    public const string AddApplication = "application";
    public const string AddItem = "item";
    public const string Open = "open";
    public const string Adjuster = "adjuster";
    public const string End = "end";

    public static string Up(string item) => $"up/{item}";

    public static string Remove(string item) => $"remove/{item}";

    public static string Presence(string seat) => $"presence/{seat}";

    public static string TakeUp(string item) => $"take-up/{item}";

    public static string Return(string item) => $"return/{item}";

    public static string Close(string item) => $"close/{item}";

    public static string Vote(string item) => $"vote/{item}";

    public static string Remit(string item) => $"remit/{item}";

    public static string Table(string item) => $"table/{item}";

    public static string Flag(string item) => $"flag/{item}";

    public static string Rule(string item) => $"rule/{item}";

    public static string Correct(string item) => $"correct/{item}";
#pragma warning restore CS1591

    /// <summary>The act and the id that it is about; the id is empty when it is about the whole meeting.</summary>
    public static (string Act, string Id) Parse(string act)
    {
        var slash = act.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (act, "") : (act[..slash], act[(slash + 1)..]);
    }

    /// <summary>The field that says who is on a seat.</summary>
    public static string SeatField(string seat) => string.Create(CultureInfo.InvariantCulture, $"seat.{seat}");
}
