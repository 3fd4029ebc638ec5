using System.Reflection;
using System.Text;

namespace Architecture.Tests.Sdk;

/// <summary>What code outside an assembly can see and use of a type, as comparable lines of text.</summary>
internal static class Surface
{
    private const BindingFlags Anything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>How the type itself is declared.</summary>
    public static IEnumerable<string> Header(Type type)
    {
        yield return type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        if (type.BaseType is { } parent)
        {
            yield return $"derives from {Name(parent)}";
        }

        foreach (var contract in type.GetInterfaces())
        {
            yield return $"is {Name(contract)}";
        }

        if (type.IsSubclassOf(typeof(Attribute)))
        {
            var usage = type.GetCustomAttribute<AttributeUsageAttribute>(inherit: true)!;
            yield return $"on {usage.ValidOn}, many: {usage.AllowMultiple}";
        }
    }

    /// <summary>The members that the type declares itself, or all that it has.</summary>
    public static IEnumerable<string> Members(Type type, bool inherited)
    {
        var flags = inherited ? Anything | BindingFlags.FlattenHierarchy : Anything | BindingFlags.DeclaredOnly;
        return type.GetMethods(flags)
            .Where(IsVisible)
            .Select(Method)
            .Concat(type.GetConstructors(Anything | BindingFlags.DeclaredOnly).Where(IsVisible).Select(Constructor))
            .Concat(type.GetProperties(flags).Where(HasVisibleAccessor).Select(Property))
            .Concat(type.GetFields(flags).Where(field => field.IsPublic || field.IsFamily).Select(Field));
    }

    /// <summary>The members that a class derived from the type must write.</summary>
    public static IEnumerable<string> AbstractMembers(Type type) =>
        type.GetMethods(Anything).Where(method => method.IsAbstract && IsVisible(method)).Select(Method);

    private static bool IsVisible(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        && !(method is ConstructorInfo && method.IsStatic);

    private static bool HasVisibleAccessor(PropertyInfo property) =>
        property.GetAccessors(nonPublic: true).Any(IsVisible);

    private static string Method(MethodInfo method) =>
        $"{Obsolete(method)}{Modifiers(method)}{Type(new NullabilityInfoContext().Create(method.ReturnParameter))} "
        + $"{method.Name}{Arity(method)}({Parameters(method)})";

    private static string Constructor(ConstructorInfo constructor) =>
        $"{Obsolete(constructor)}{Access(constructor)}new({Parameters(constructor)})";

    private static string Property(PropertyInfo property)
    {
        var setter = property.SetMethod is { } set && IsVisible(set) ? set : null;
        var isInit =
            setter?.ReturnParameter.GetRequiredCustomModifiers().Any(type => type.Name == "IsExternalInit") == true;
        return $"{Obsolete(property)}{Type(new NullabilityInfoContext().Create(property))} {property.Name} "
            + $"{(property.GetMethod is { } get && IsVisible(get) ? "get;" : "")}{(setter is null ? "" : isInit ? "init;" : "set;")}";
    }

    private static string Field(FieldInfo field)
    {
        var value = field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "";
        return $"{Obsolete(field)}{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}{value}";
    }

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(parameter =>
                    (parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "")
                    + $"{Type(new NullabilityInfoContext().Create(parameter))} {parameter.Name}"
                    + (parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")
                )
        );

    private static string Modifiers(MethodInfo method) =>
        Access(method)
        + (
            method.IsStatic ? "static "
            : method.IsAbstract ? "abstract "
            : method is { IsVirtual: true, IsFinal: false } ? "virtual "
            : ""
        );

    private static string Access(MethodBase method) => method.IsPublic ? "public " : "protected ";

    private static string Arity(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"`{method.GetGenericArguments().Length}" : "";

    private static string Obsolete(MemberInfo member) =>
        member.IsDefined(typeof(ObsoleteAttribute), inherit: false) ? "obsolete " : "";

    private static string Type(NullabilityInfo info)
    {
        var text = new StringBuilder();
        if (info.ElementType is { } element)
        {
            text.Append(Type(element)).Append("[]");
        }
        else if (info.GenericTypeArguments is { Length: > 0 } arguments && info.Type.IsGenericType)
        {
            text.Append(Root(info.Type)).Append('<').AppendJoin(", ", arguments.Select(Type)).Append('>');
        }
        else
        {
            text.Append(Name(info.Type));
        }

        var canBeNull = !info.Type.IsValueType;
        return text.Append(canBeNull && info.ReadState == NullabilityState.Nullable ? "?" : "").ToString();
    }

    private static string Name(Type type) =>
        type switch
        {
            { IsGenericParameter: true } => type.Name,
            { IsArray: true } => Name(type.GetElementType()!) + "[]",
            { IsByRef: true } => "ref " + Name(type.GetElementType()!),
            { IsGenericType: true } => $"{Root(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
            _ => type.FullName ?? type.Name,
        };

    private static string Root(Type type) => type.GetGenericTypeDefinition().FullName!;
}
