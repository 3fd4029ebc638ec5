using System.Text.RegularExpressions;
using Functions.Embedded.Discovery;
using Functions.Embedded.Durable;
using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.Hosting;

/// <summary>What the embedded runtime reads of host.json; everything else there is the genuine host's alone.</summary>
internal sealed record HostJson
{
    // Names and defaults as in the documentation of host.json.
    internal string RoutePrefix { get; private init; } = "api";

    internal string HubName { get; private init; } = "TestHubName";

    internal string DefaultVersion { get; private init; } = "";

    internal VersionMatchStrategy VersionMatchStrategy { get; private init; } = VersionMatchStrategy.CurrentOrOlder;

    internal VersionFailureStrategy VersionFailureStrategy { get; private init; } = VersionFailureStrategy.Reject;

    internal int? MaxConcurrentActivities { get; private init; }

    internal static HostJson Read(string? path, IConfiguration settings, Problems problems)
    {
        if (path is null)
        {
            return new HostJson();
        }

        IConfigurationRoot root;
        try
        {
            root = new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath(path), optional: false, reloadOnChange: false)
                .Build();
        }
        catch (Exception e) when (e is FileNotFoundException or InvalidDataException)
        {
            problems.Add($"host.json cannot be read: {(e.InnerException ?? e).Message}");
            return new HostJson();
        }

        var durable = root.GetSection("extensions:durableTask");
        var defaults = new HostJson();
        return new HostJson
        {
            RoutePrefix = root["extensions:http:routePrefix"] ?? defaults.RoutePrefix,
            HubName =
                Settings.Resolve(durable["hubName"], settings, "hubName of host.json", problems) ?? defaults.HubName,
            DefaultVersion = durable["defaultVersion"] ?? defaults.DefaultVersion,
            VersionMatchStrategy = Choice(durable, "versionMatchStrategy", defaults.VersionMatchStrategy, problems),
            VersionFailureStrategy = Choice(
                durable,
                "versionFailureStrategy",
                defaults.VersionFailureStrategy,
                problems
            ),
            MaxConcurrentActivities = Number(durable, "maxConcurrentActivityFunctions", problems),
        };
    }

    private static T Choice<T>(IConfigurationSection section, string key, T missing, Problems problems)
        where T : struct, Enum
    {
        if (section[key] is not { } text)
        {
            return missing;
        }

        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        problems.Add($"host.json: {key} is '{text}'; it must be one of {string.Join(", ", Enum.GetNames<T>())}.");
        return missing;
    }

    private static int? Number(IConfigurationSection section, string key, Problems problems)
    {
        if (section[key] is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        problems.Add($"host.json: {key} is '{text}'; it must be a number above zero.");
        return null;
    }
}

/// <summary>References to settings, written <c>%Name%</c>.</summary>
internal static partial class Settings
{
    internal static string? Resolve(string? text, IConfiguration settings, string where, Problems problems) =>
        text is null
            ? null
            : Reference()
                .Replace(
                    text,
                    match =>
                    {
                        var name = match.Groups["name"].Value;
                        var value = settings[name.Replace("__", ":", StringComparison.Ordinal)] ?? settings[name];
                        if (value is null)
                        {
                            problems.Add($"{where} refers to the setting %{name}%, which is not there.");
                        }

                        return value ?? match.Value;
                    }
                );

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
