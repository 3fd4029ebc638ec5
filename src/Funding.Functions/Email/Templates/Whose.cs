namespace Funding.Functions.Email.Templates;

/// <summary>Whose something is.</summary>
internal static class Whose
{
    /// <summary>In Swedish: <c>Kalmar kommuns</c>, but <c>Borås</c>.</summary>
    internal static string Sv(string name) =>
        name.TrimEnd() is var whole && whole.EndsWith('s')
        || name.EndsWith('x')
        || name.EndsWith('z')
        || name.Length == 0
            ? name
            : name + "s";
}
