namespace Funding.Pages.Formatting;

/// <summary>The beginning of a long text, for whoever reads on the way.</summary>
public static class Excerpt
{
    private const string Cut = " …";

    /// <summary>The text, or as many whole sentences of it as there is room for; at least some words.</summary>
    public static string Of(string? text, int longest)
    {
        var whole = (text ?? "").Trim();
        if (whole.Length <= longest)
        {
            return whole;
        }
        var room = whole[..longest];
        var sentence = room.LastIndexOfAny(['.', '!', '?', '\n']);
        if (sentence >= longest / 2)
        {
            return room[..(sentence + 1)].TrimEnd() + Cut;
        }
        var word = room.LastIndexOf(' ');
        return (word > 0 ? room[..word] : room) + Cut;
    }
}
