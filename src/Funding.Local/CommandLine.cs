using System.Globalization;

namespace Funding.Local;

/// <summary>What was written after <c>./dev run</c>, <c>./dev demo</c>, <c>./dev verify</c> or <c>./dev record-histories</c>.</summary>
internal sealed record CommandLine(string Word, IReadOnlyDictionary<string, string> Options)
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["run"] = ["port", "data", "clamav"],
        ["demo"] = ["fail", "sample", "many", "seed"],
        ["verify"] = ["data", "storage", "prefix", "anchor"],
        ["record-histories"] = ["release", "to"],
    };

    /// <summary>Reads the arguments; anything unknown is refused rather than ignored.</summary>
    /// <exception cref="UsageException">The arguments make no sense; the message says which.</exception>
    internal static CommandLine Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !Words.TryGetValue(arguments[0], out var known))
        {
            throw new UsageException("Say run, demo, verify or record-histories.");
        }

        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var before, var after]
                ? (before, after)
                : (arguments[i], ++i < arguments.Count ? arguments[i] : null);
            if (!name.StartsWith("--", StringComparison.Ordinal) || !known.Contains(name[2..], StringComparer.Ordinal))
            {
                throw new UsageException(
                    $"{arguments[0]} does not know {name}; it knows --{string.Join(", --", known)}."
                );
            }

            options[name[2..]] = value ?? throw new UsageException($"{name} needs a value.");
        }

        return new(arguments[0], options);
    }

    internal string? Option(string name) => Options.GetValueOrDefault(name);

    /// <summary>A whole number from the options; null when it is not given.</summary>
    /// <exception cref="UsageException">It is none, or not within the bounds.</exception>
    internal int? Number(string name, int least, int most) =>
        Option(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
        : throw new UsageException($"--{name} is a number from {least} to {most}, not '{text}'.");

    /// <summary>A port number from the options.</summary>
    /// <exception cref="UsageException">It is not a port number.</exception>
    internal int Port(string name, int missing) => Number(name, 1, 65535) ?? missing;
}

/// <summary>What was asked for makes no sense; the message says what would.</summary>
internal sealed class UsageException(string message) : Exception(message);
