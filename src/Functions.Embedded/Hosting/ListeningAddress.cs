using Microsoft.AspNetCore.Builder;

namespace Functions.Embedded.Hosting;

/// <summary>The address at which this machine reaches the app.</summary>
internal static class ListeningAddress
{
    internal static Uri Of(WebApplication app)
    {
        var address = app.Urls.First();
        foreach (var everywhere in (string[])["//0.0.0.0", "//[::]", "//*", "//+"])
        {
            address = address.Replace(everywhere, "//localhost", StringComparison.Ordinal);
        }

        return new Uri(address.TrimEnd('/') + "/");
    }
}
