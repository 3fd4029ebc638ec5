using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Identity of one meeting for its whole life; text form is the GUID with dashes in lower case.</summary>
[JsonConverter(typeof(TextValueConverter<MeetingId>))]
public readonly record struct MeetingId(Guid Value) : IParsable<MeetingId>
{
    /// <summary>Reads the text form; throws <see cref="FormatException"/> when it is none.</summary>
    public static MeetingId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <summary>Reads the text form; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MeetingId result)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        result = new MeetingId(value);
        return ok;
    }

    /// <summary>The GUID with dashes in lower case.</summary>
    public override string ToString() => Value.ToString("D");
}
