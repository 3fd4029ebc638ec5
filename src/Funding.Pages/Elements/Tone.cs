namespace Funding.Pages.Elements;

/// <summary>What a notice or a tag means; its colour is never the only sign of it.</summary>
public enum Tone
{
    /// <summary>To know.</summary>
    Info,

    /// <summary>Done, or as it should be.</summary>
    Good,

    /// <summary>Somebody must look at it.</summary>
    Warn,

    /// <summary>Went wrong, or is over against one's wish.</summary>
    Bad,

    /// <summary>Neither: not begun, or over.</summary>
    Plain,
}

/// <summary>The design system's words for the tones.</summary>
internal static class ToneNames
{
    /// <summary>As a badge is called.</summary>
    internal static string Badge(this Tone tone) =>
        tone switch
        {
            Tone.Info => "badge--info-inverted",
            Tone.Good => "badge--success-inverted",
            Tone.Warn => "badge--warning-inverted",
            Tone.Bad => "badge--error-inverted",
            Tone.Plain => "badge--default-inverted",
        };

    /// <summary>As a message box is called.</summary>
    internal static string MessageBox(this Tone tone) =>
        tone switch
        {
            Tone.Info or Tone.Plain => "message-box--info-short",
            Tone.Good => "message-box--success-short",
            Tone.Warn => "message-box--warning-short",
            Tone.Bad => "message-box--error-short",
        };

    /// <summary>The icon beside it.</summary>
    internal static string Icon(this Tone tone) =>
        tone switch
        {
            Tone.Info or Tone.Plain => "i",
            Tone.Good => "success",
            Tone.Warn => "alert",
            Tone.Bad => "error",
        };
}
