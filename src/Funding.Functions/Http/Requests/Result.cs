using System.Diagnostics.CodeAnalysis;
using Funding.Functions.Http.Problems;

namespace Funding.Functions.Http.Requests;

/// <summary>A value, or the problem that stood in its way.</summary>
internal readonly struct Result<T>
{
    private readonly T? _value;
    private readonly Problem? _problem;

    private Result(T? value, Problem? problem) => (_value, _problem) = (value, problem);

    /// <summary>True with the value, false with the problem.</summary>
    public bool Try([MaybeNullWhen(false)] out T succeeded, [NotNullWhen(false)] out Problem? failed)
    {
        (succeeded, failed) = (_value, _problem);
        return _problem is null;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}
