using System.Globalization;
using System.Text;

namespace Funding.Pages.Records;

/// <summary>The style sheet that stands in every stored document, so that it looks the same in fifty years.</summary>
internal static class RecordStyle
{
    private static readonly string Sheet = Read();

    /// <summary>The sheet, with what stands at the foot of every printed page.</summary>
    internal static string For(string association, string number) =>
        $$"""
            {{Sheet}}@page {
              @bottom-left {
                color: #4a5559;
                content: "{{Escaped($"{association} · {number}")}}";
                font: 8.5pt Arial, "Liberation Sans", sans-serif;
              }
            }

            """.ReplaceLineEndings("\n");

    /// <summary>A name as a CSS string: whatever is no letter, digit or space is written as its code, so that it can never end the string or the sheet.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == ' ')
            {
                escaped.Append(rune.ToString());
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x6} ");
            }
        }
        return escaped.ToString();
    }

    private static string Read()
    {
        using var stream = typeof(RecordStyle).Assembly.GetManifestResourceStream("records/record.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
