using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Security;

/// <summary>
/// From what somebody signed in, in names that they know it by, so that they recognise their own. No more of what the
/// browser says of itself is kept.
/// </summary>
/// <param name="Browser">Such as <c>Firefox</c>, or null when it is not a well-known one.</param>
/// <param name="System">Such as <c>Windows</c>, or null.</param>
internal sealed record Device(string? Browser, string? System)
{
    // In this order: nearly all say that they are Chrome and Safari too, and a telephone that it is Linux or a Mac.
    private static readonly (string Sign, string Name)[] _browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] _systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("Linux", "Linux"),
    ];

    internal static Device Of(HttpRequest request)
    {
        var said = request.Headers.UserAgent.ToString();
        return new(Name(said, _browsers), Name(said, _systems));
    }

    private static string? Name(string said, (string Sign, string Name)[] known) =>
        known.FirstOrDefault(entry => said.Contains(entry.Sign, StringComparison.Ordinal)).Name;
}
