using System.Reflection;

namespace Functions.Embedded.Discovery;

/// <summary>Gathers what is wrong with a function app, so that all of it is told at once.</summary>
internal sealed class Problems
{
    private readonly List<string> _sentences = [];

    internal bool Any => _sentences.Count > 0;

    internal void Add(string sentence) => _sentences.Add(sentence);

    internal void Add(MethodInfo method, string sentence) => _sentences.Add($"{NameOf(method)} {sentence}");

    internal void ThrowIfAny()
    {
        if (_sentences.Count > 0)
        {
            throw EmbeddedRuntimeStartException.For(_sentences);
        }
    }

    internal static string NameOf(MethodInfo method) => $"{NameOf(method.DeclaringType!)}.{method.Name}";

    internal static string NameOf(Type type) => (type.FullName ?? type.Name).Replace('+', '.');
}
